import type { SpotCheck } from "../../api/batchWire.ts";
import { useApp } from "../../shell/app.ts";
import { momentWord } from "../../words/when.ts";
import { t } from "../../words/words.ts";
import { Sheet } from "../Sheet.tsx";
import { questionWord, valueWord } from "./facts.ts";

/** What was written then beside what is said now; only what differs is lit. */
export function SpotComparison({ check }: { check: SpotCheck }) {
  const { world } = useApp();
  const now = world.now();
  return (
    <>
      <Sheet label={t("desk.spot.title")}>
        <table class="sheet comparison">
          <thead>
            <tr>
              <th scope="col">{t("desk.spot.fact")}</th>
              <th scope="col">{t("desk.spot.said")}</th>
              <th scope="col">{t("desk.spot.answered")}</th>
            </tr>
          </thead>
          <tbody>
            {check.facts.map(({ fact, said, answered, same }) => (
              <tr key={fact}>
                <th scope="row">{questionWord(fact)}</th>
                <td>{valueWord(fact, said, now)}</td>
                <td>
                  {same === false ? (
                    <mark title={t("desk.spot.other")}>{valueWord(fact, answered, now)}</mark>
                  ) : (
                    valueWord(fact, answered, now)
                  )}
                  {same && <span class="soft"> · {t("desk.spot.same")}</span>}
                  {same === false && <span class="soft"> · {t("desk.spot.other")}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Sheet>
      {check.note && <p>{check.note}</p>}
      <p class="soft">
        {t("desk.spot.doneBy", {
          name: check.answered_by ?? "",
          how: check.how ? t(`desk.spot.how.${check.how}`) : "",
          when: check.answered_at ? momentWord(check.answered_at, now) : "",
        })}{" "}
        · <a href={`/visits/${check.visit_id}?state=all`}>{t("desk.spot.visit")}</a>
      </p>
    </>
  );
}
