import type { Tally } from "../../api/deskWire.ts";
import { useApp } from "../../shell/app.ts";
import { momentWord } from "../../words/when.ts";
import { t } from "../../words/words.ts";
import { useMe } from "../me.ts";
import { snapshotFile } from "./weekApi.ts";
import { weekOf } from "./weeks.ts";

/** Whether the week has begun, or is sealed: when, by whom, and under which checksum. */
export function SealLine({ tally }: { tally: Tally }) {
  const { world } = useApp();
  const me = useMe();
  const { seal, week } = tally;
  if (seal === null) return <>{t(week > weekOf(world.now()) ? "desk.week.toCome" : "desk.week.open")}</>;
  const name = t("desk.week.snapshot", { sha256: seal.sha256 });
  const start = t("desk.week.checksum", { start: seal.sha256.slice(0, 8) });
  return (
    <>
      {t("desk.week.sealed", { at: momentWord(seal.sealed_at, world.now()), by: seal.by })} ·{" "}
      {me.role === "county" ? (
        <a href={snapshotFile(week)} download={`${week}.json`} title={name} aria-label={name}>
          {start}
        </a>
      ) : (
        <span title={name}>{start}</span>
      )}
    </>
  );
}
