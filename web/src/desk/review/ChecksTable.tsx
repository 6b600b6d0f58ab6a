import type { VisitWhole } from "../../api/deskWire.ts";
import { useApp } from "../../shell/app.ts";
import { dayWord } from "../../words/when.ts";
import { t } from "../../words/words.ts";
import { checksBeside } from "./differences.ts";

const columns = 2;

/** What was looked at, this time and the last two; only what is not as it was is lit. */
export function ChecksTable({ visit }: { visit: VisitWhole }) {
  const { world } = useApp();
  const earlier = visit.earlier.slice(0, columns);
  return (
    <div class="card">
      <table class="checks">
        <caption class="spoken">{t("desk.review.checks")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("desk.review.checks")}</th>
            <th scope="col">{t("desk.review.thisTime", { day: dayWord(visit.started_at, world.now()) })}</th>
            {earlier.map((one) => (
              <th scope="col" key={one.id}>
                {dayWord(one.started_at, world.now())}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {checksBeside(visit.content.checks, earlier).map((line) => (
            <tr key={line.check}>
              <th scope="row">{t(`terms.check.${line.check}`)}</th>
              <td>
                {line.lit ? (
                  <mark class={line.lit}>{t(`terms.finding.${line.now}`)}</mark>
                ) : (
                  t(`terms.finding.${line.now}`)
                )}
              </td>
              {line.before.map((finding, i) => (
                <td key={earlier[i]?.id}>{t(`terms.finding.${finding}`)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {earlier.length === 0 && <p class="soft">{t("desk.review.firstVisit")}</p>}
    </div>
  );
}
