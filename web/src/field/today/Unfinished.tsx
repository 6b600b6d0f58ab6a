import { isAnswer } from "../actions/startVisit.ts";
import { useReading } from "../reading.ts";
import type { HouseholdView } from "../view.ts";
import { DraftCard } from "./DraftCard.tsx";
import { ReturnedCard } from "./ReturnedCard.tsx";

/** Rows of a list: what was returned, with or without a half-written answer, then all else that is half-written. */
export function Unfinished({ views }: { views: HouseholdView[] }) {
  const { now } = useReading();
  return (
    <>
      {views.flatMap(({ household, returned, drafts }) =>
        returned.map((visit) => (
          <ReturnedCard
            key={visit.id}
            household={household}
            visit={visit}
            begun={drafts.some((draft) => isAnswer(draft, visit.id))}
            now={now.value}
          />
        )),
      )}
      {views.flatMap(({ household, returned, drafts }) =>
        drafts
          .filter((draft) => !returned.some((visit) => isAnswer(draft, visit.id)))
          .map((draft) => <DraftCard key={draft.id} household={household} draft={draft} now={now.value} />),
      )}
    </>
  );
}
