import type { Member, VisitContent } from "../../api/wire.ts";
import { t } from "../../words/words.ts";
import { contentFields, fieldWord } from "./fieldWord.ts";
import { PhotoRow } from "./PhotoRow.tsx";

/** All that a visit says, to be read. */
export function ContentList({ content, members }: { content: VisitContent; members: readonly Member[] }) {
  const said = contentFields
    .map((field) => ({ field, word: fieldWord(field, content, members) }))
    .filter(({ word }) => word !== "");
  return (
    <>
      <dl class="card said">
        {said.map(({ field, word }) => (
          <div key={field}>
            <dt>{t(`terms.reasonField.${field}`)}</dt>
            <dd class={isProblem(content, field) ? "bad" : undefined}>{word}</dd>
          </div>
        ))}
      </dl>
      <PhotoRow photos={content.photos} />
    </>
  );
}

const isProblem = (content: VisitContent, field: string) =>
  Object.entries(content.checks).some(
    ([check, finding]) => field === `checks.${check}` && finding === "problem",
  );
