import { checks } from "../../api/terms.ts";
import type { VisitRecordBody } from "../../api/wire.ts";
import { useApp } from "../../shell/app.ts";
import { momentWord } from "../../words/when.ts";
import { t } from "../../words/words.ts";

/** A visit to a household that was not the writer's: enough of it to know whether it belongs here. */
export function HeldVisit({ body }: { body: VisitRecordBody }) {
  const { world } = useApp();
  const problems = checks.filter((check) => body.checks[check] === "problem");
  return (
    <>
      <p>
        {momentWord(body.started_at, world.now())} · {t(`terms.mode.${body.mode}`)}
        {problems.length > 0 && (
          <>
            {" · "}
            <mark class="bad">
              {problems.map((check) => t(`terms.check.${check}`)).join(" ")} {t("terms.finding.problem")}
            </mark>
          </>
        )}
      </p>
      {body.summary && <p>{body.summary}</p>}
      {body.needs.map((need) => (
        <p key={need.id}>
          <span class="soft">{t("desk.need.one")}</span> {t(`terms.need.${need.category}`)} ·{" "}
          {need.description}
        </p>
      ))}
      {body.photos.length > 0 && <p class="soft">{t("desk.held.photos", { n: body.photos.length })}</p>}
    </>
  );
}
