import { useId } from "preact/hooks";
import { Segmented } from "../../parts/Segmented.tsx";
import { useApp } from "../../shell/app.ts";
import { t } from "../../words/words.ts";
import { dateValue } from "../days.ts";
import { choicesOf, questionWord, valueWord } from "./facts.ts";

interface Props {
  fact: string;
  value: string;
  onAnswer: (value: string) => void;
}

export function SpotQuestion({ fact, value, onAnswer }: Props) {
  const { world } = useApp();
  const id = useId();
  const question = questionWord(fact);
  if (fact !== "day") {
    return (
      <div class="question">
        <p aria-hidden="true">{question}</p>
        <Segmented
          legend={question}
          choices={choicesOf(fact).map((one) => ({ value: one, label: valueWord(fact, one, world.now()) }))}
          value={value || null}
          onChoose={onAnswer}
        />
      </div>
    );
  }
  const forgotten = value === "unknown";
  return (
    <div class="question">
      <label for={id}>{question}</label>
      <div class="acts start">
        <input
          id={id}
          type="date"
          max={dateValue(world.now())}
          value={forgotten ? "" : value}
          onInput={(event) => onAnswer(event.currentTarget.value)}
        />
        <label class="pick">
          <input type="checkbox" checked={forgotten} onChange={() => onAnswer(forgotten ? "" : "unknown")} />
          {t("desk.spot.forgotten")}
        </label>
      </div>
    </div>
  );
}
