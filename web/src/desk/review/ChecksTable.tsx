import type { VisitWhole } from "../../api/deskWire.ts";
import { useApp } from "../../shell/app.ts";
import { dayWord } from "../../words/when.ts";
import { t } from "../../words/words.ts";
import { shortDay } from "../days.ts";
import { checksBeside, findingTone } from "./differences.ts";

interface Props {
  visit: VisitWhole;
  address: (id: string) => string;
}

/** What was looked at, this time and the last six; only what is not as it was the time before is lit. */
export function ChecksTable({ visit, address }: Props) {
  const { world } = useApp();
  const { earlier } = visit;
  return (
    // On a phone it is wider than the screen: whoever has no finger to push it needs to reach it by key.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls
    <section class="card wide" tabIndex={0} aria-label={t("desk.review.checks")}>
      <table class="checks">
        <thead>
          <tr>
            <th scope="col">{t("desk.review.checks")}</th>
            <th scope="col">{t("desk.review.thisTime", { day: dayWord(visit.started_at, world.now()) })}</th>
            {earlier.map((one) => (
              <th scope="col" key={one.id}>
                <a href={address(one.id)} title={one.summary}>
                  {shortDay(one.started_at)}
                </a>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {checksBeside(visit.content.checks, earlier).map((line) => (
            <tr key={line.check}>
              <th scope="row">{t(`terms.check.${line.check}`)}</th>
              {line.findings.map(({ finding, lit }, i) => (
                <td key={earlier[i - 1]?.id ?? visit.id}>
                  {lit ? (
                    <mark class={findingTone(finding)}>{t(`terms.finding.${finding}`)}</mark>
                  ) : (
                    t(`terms.finding.${finding}`)
                  )}
                </td>
              ))}
            </tr>
          ))}
          {earlier.some((one) => one.mode !== visit.mode) && (
            <tr>
              <th scope="row">{t("terms.reasonField.mode")}</th>
              {[visit, ...earlier].map((one, i, all) => (
                <td key={one.id}>
                  {all[i + 1] && all[i + 1]?.mode !== one.mode ? (
                    <mark>{t(`terms.mode.${one.mode}`)}</mark>
                  ) : (
                    t(`terms.mode.${one.mode}`)
                  )}
                </td>
              ))}
            </tr>
          )}
        </tbody>
      </table>
      {earlier.length === 0 && <p class="soft">{t("desk.review.firstVisit")}</p>}
    </section>
  );
}
