import type { VisitWhole } from "../../api/deskWire.ts";
import { useApp } from "../../shell/app.ts";
import { momentWord } from "../../words/when.ts";
import { t } from "../../words/words.ts";

/** How the current revision came here. */
export function VisitHistory({ visit }: { visit: VisitWhole }) {
  const { world } = useApp();
  const [current] = visit.revisions;
  if (!current) return null;
  const { photos } = visit;
  return (
    <>
      <h2>{t("desk.review.history")}</h2>
      <ul class="plain-list soft">
        <li>
          {momentWord(current.made_at, world.now())} {t("desk.review.written", { name: current.author })}
          {offsetWord(current.clock_offset_s)}
        </li>
        <li>
          {momentWord(current.received_at, world.now())} {t("desk.review.received")}
        </li>
        {photos.of > 0 && (
          <li>
            {t(photos.here === photos.of ? "desk.review.photosHere" : "desk.review.photosComing", {
              ...photos,
            })}
          </li>
        )}
      </ul>
    </>
  );
}

const minute = 60;

/** Some seconds are the network's own delay; minutes are a clock that is wrong. */
function offsetWord(behind: number): string {
  const off = Math.abs(behind);
  if (off === 0) return "";
  if (off < 2 * minute) return ` · ${t("desk.review.clockOff", { n: off })}`;
  const by =
    off < 120 * minute
      ? t("desk.time.minutes", { n: Math.round(off / minute) })
      : t("desk.time.hours", { n: Math.round(off / minute / 60) });
  return ` · ${t(behind > 0 ? "desk.review.clockSlow" : "desk.review.clockFast", { by })}`;
}
