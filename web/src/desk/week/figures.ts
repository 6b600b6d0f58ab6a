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
