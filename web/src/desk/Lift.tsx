import { t } from "../words/words.ts";

/** A narrowing that came with a link; a click lifts it. */
export function Lift({ text, onLift }: { text: string; onLift: () => void }) {
  return (
    <button type="button" class="lift" onClick={onLift} aria-label={t("desk.filter.lift", { text })}>
      {text} <span aria-hidden="true">×</span>
    </button>
  );
}
