import type { ImportProgress } from "../../api/deskWire.ts";
import { Progress } from "../../parts/Progress.tsx";
import { t } from "../../words/words.ts";
import { amountWord } from "../week/figures.ts";

export function ImportProgressBar({ progress: { done, of, stage } }: { progress: ImportProgress }) {
  const label = t(`desk.import.stage.${stage}`);
  return (
    <div class="card" role="status">
      <p>
        {label} {of > 0 && t("desk.import.done", { done: amountWord(done), of: amountWord(of) })}
      </p>
      <Progress label={label} done={done} of={of} />
    </div>
  );
}
