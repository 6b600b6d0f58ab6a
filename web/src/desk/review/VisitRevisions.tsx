import type { Revision, VisitWhole } from "../../api/deskWire.ts";
import { useApp } from "../../shell/app.ts";
import { momentWord } from "../../words/when.ts";
import { t } from "../../words/words.ts";
import { contentChanges } from "./differences.ts";
import { VerdictWords } from "./VerdictWords.tsx";

/** What the helper changed each time, and what the township had said before. */
export function VisitRevisions({ visit }: { visit: VisitWhole }) {
  const { world } = useApp();
  const { revisions, members } = visit;
  const names = new Map(members.map((member) => [member.id, member.name]));
  if (revisions.length < 2) return null;
  return (
    <>
      <h2>{t("desk.review.revisions")}</h2>
      <ol class="plain-list revisions">
        {revisions.map((revision, i) => {
          const before = revisions[i + 1];
          return (
            <li key={revision.revision}>
              <p>
                <span class="name">{t("desk.review.revision", { n: revision.revision })}</span>{" "}
                <span class="soft">{momentWord(revision.received_at, world.now())}</span>
              </p>
              {before && <Changes was={before} now={revision} names={names} />}
              {i > 0 && revision.review && <VerdictWords review={revision.review} />}
            </li>
          );
        })}
      </ol>
    </>
  );
}

function Changes({ was, now, names }: { was: Revision; now: Revision; names: Map<string, string> }) {
  const changes = contentChanges(was.content, now.content, names);
  if (changes.length === 0) return <p class="soft">{t("desk.review.nothingChanged")}</p>;
  return (
    <ul class="plain-list">
      {changes.map(({ field, gone, come }) => (
        <li key={field}>
          <span class="soft">{t(`terms.reasonField.${field}`)}</span>{" "}
          {gone.length > 0 && <del>{gone.join(" / ")}</del>}{" "}
          {come.length > 0 && <ins>{come.join(" / ")}</ins>}
        </li>
      ))}
    </ul>
  );
}
