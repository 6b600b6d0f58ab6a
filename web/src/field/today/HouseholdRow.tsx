import { ButtonLink } from "../../parts/Button.tsx";
import { Chip } from "../../parts/Chip.tsx";
import { t } from "../../words/words.ts";
import { householdPath, newVisitPath } from "../paths.ts";
import { placeWord } from "../placeWord.ts";
import { type HouseholdView, isMine } from "../view.ts";
import { awayWord, callNumber, isAway, isAwayFor, needsWord, waitingWord } from "./waiting.ts";

interface Props {
  view: HouseholdView;
  now: number;
  /** The one to go to next. */
  next: boolean;
}

/** Opens the household; its button goes straight to what is done next. Hundreds of these are drawn: keep it light. */
export function HouseholdRow({ view, now, next }: Props) {
  const { household } = view;
  const suspended = isAwayFor(view, now);
  const waiting = suspended ? awayWord(view, now) : waitingWord(view.visited_at, now);
  const needs = needsWord(view.openNeeds, now);
  const away = !suspended && isAway(household);
  const number = away ? callNumber(household) : null;
  const act =
    number === null
      ? { href: newVisitPath(household.id), word: t(suspended ? "field.act.ringVisit" : "field.act.visit") }
      : { href: `tel:${number}`, word: t("field.act.call") };

  return (
    <li class="card row opens" id={household.id}>
      <div>
        <a class="name" href={householdPath(household.id)}>
          {household.head_name}
        </a>{" "}
        <span class="soft">{placeWord(household)}</span>
        <p class="cluster">
          <Chip tone={waiting.tone}>{waiting.text}</Chip>
          {needs && <Chip>{needs}</Chip>}
          {away && <Chip>{t("terms.mode.away")}</Chip>}
        </p>
      </div>
      {isMine(view) && (
        <ButtonLink kind={next ? "main" : "usual"} href={act.href}>
          {act.word}
        </ButtonLink>
      )}
    </li>
  );
}
