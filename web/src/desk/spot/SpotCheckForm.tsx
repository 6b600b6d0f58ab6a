import { useState } from "preact/hooks";
import { type SpotCheck, type SpotHow, spotHows } from "../../api/batchWire.ts";
import { Button } from "../../parts/Button.tsx";
import { TextArea } from "../../parts/Field.tsx";
import { Segmented } from "../../parts/Segmented.tsx";
import { WrongBox } from "../../parts/WrongBox.tsx";
import { useApp } from "../../shell/app.ts";
import { useAttempt } from "../../shell/useAttempt.ts";
import { t } from "../../words/words.ts";
import { SpotQuestion } from "./SpotQuestion.tsx";
import { answerSpotCheck } from "./spotApi.ts";

interface Props {
  check: SpotCheck;
  onAnswered: (told: SpotCheck) => void;
}

/** The three questions, as they are put to the household; nothing is filled in beforehand. */
export function SpotCheckForm({ check, onAnswered }: Props) {
  const { api } = useApp();
  const [answers, setAnswers] = useState<Record<string, string>>({});
  const [how, setHow] = useState<SpotHow>("telephone");
  const [note, setNote] = useState("");
  const { busy, failure, attempt } = useAttempt();
  const submit = (event: Event) => {
    event.preventDefault();
    attempt(async () => onAnswered(await answerSpotCheck(api, check.id, { how, answers, note })));
  };
  return (
    <form class="stack" onSubmit={submit}>
      {check.facts.map(({ fact }) => (
        <SpotQuestion
          key={fact}
          fact={fact}
          value={answers[fact] ?? ""}
          onAnswer={(value) => setAnswers({ ...answers, [fact]: value })}
        />
      ))}
      <Segmented
        legend={t("desk.spot.how")}
        choices={spotHows.map((value) => ({ value, label: t(`desk.spot.how.${value}`) }))}
        value={how}
        onChoose={setHow}
      />
      <TextArea label={t("desk.spot.note")} value={note} onType={setNote} maxLength={1000} rows={2} />
      <WrongBox text={failure} />
      <div class="acts">
        <Button kind="main" type="submit" disabled={busy || !check.facts.every(({ fact }) => answers[fact])}>
          {t("desk.spot.send")}
        </Button>
      </div>
    </form>
  );
}
