import type { TallyRow } from "../../api/deskWire.ts";
import { locale } from "../../words/locale.ts";
import { t } from "../../words/words.ts";

const number = (value: number, options: Intl.NumberFormatOptions = {}) =>
  new Intl.NumberFormat(locale.value, options).format(value);

/** "1,286" */
export const amountWord = (value: number): string => number(value);

/** "94.3%" of a share from 0 to 1; a dash where there was nothing to share. */
export const shareWord = (share: number | null): string =>
  share === null
    ? "—"
    : number(share, { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** "9 小时"; a dash where nothing was verified. */
export const hoursWord = (hours: number | null): string =>
  hours === null
    ? "—"
    : t("desk.time.hours", { n: number(hours, { maximumFractionDigits: hours < 10 ? 1 : 0 }) });

/** "+12", "-3", "0" */
export const signedWord = (value: number): string => number(value, { signDisplay: "exceptZero" });

/** By how much a figure has risen since the row before; a dash where one of the two is not known. */
export function differenceWord(
  figure: Exclude<keyof TallyRow, "code" | "name" | "place">,
  now: TallyRow,
  before: TallyRow | undefined,
): string {
  const from = before?.[figure] ?? null;
  const to = now[figure];
  if (from === null || to === null) return "—";
  if (figure !== "coverage")
    return number(to - from, { signDisplay: "exceptZero", maximumFractionDigits: 1 });
  return number(to - from, {
    style: "percent",
    signDisplay: "exceptZero",
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
}
