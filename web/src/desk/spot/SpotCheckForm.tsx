import { type SpotAnswers, type SpotCheck, spotHows } from "../../api/batchWire.ts";
import { Button } from "../../parts/Button.tsx";
import { TextArea } from "../../parts/Field.tsx";
import { Segmented } from "../../parts/Segmented.tsx";
import { WrongBox } from "../../parts/WrongBox.tsx";
import { useApp } from "../../shell/app.ts";
import { useAttempt } from "../../shell/useAttempt.ts";
import { t } from "../../words/words.ts";
import { useKept } from "../kept.ts";
import { SpotQuestion } from "./SpotQuestion.tsx";
import { answerSpotCheck } from "./spotApi.ts";

interface Props {
  check: SpotCheck;
  onAnswered: (told: SpotCheck) => void;
}

/** The three questions, as they are put to the household; nothing is filled in beforehand. */
export function SpotCheckForm({ check, onAnswered }: Props) {
  const { api } = useApp();
  // Of this time that it was taken on: what was given back begins anew.
  const { draft, put, drop } = useKept<SpotAnswers>(`spot ${check.id} ${check.claim?.until}`, {
    answers: {},
    how: "telephone",
    note: "",
  });
  const { answers, how, note } = draft;
  const { busy, failure, attempt } = useAttempt();
  const submit = (event: Event) => {
    event.preventDefault();
    attempt(async () => {
      const told = await answerSpotCheck(api, check.id, draft);
      drop();
      onAnswered(told);
    });
  };
  return (
    <form class="stack" onSubmit={submit}>
      {check.facts.map(({ fact }) => (
        <SpotQuestion
          key={fact}
          fact={fact}
          value={answers[fact] ?? ""}
          onAnswer={(value) => put({ answers: { ...answers, [fact]: value } })}
        />
      ))}
      <Segmented
        legend={t("desk.spot.how")}
        choices={spotHows.map((value) => ({ value, label: t(`desk.spot.how.${value}`) }))}
        value={how}
        onChoose={(chosen) => put({ how: chosen })}
      />
      <TextArea
        label={t("desk.spot.note")}
        value={note}
        onType={(text) => put({ note: text })}
        maxLength={1000}
        rows={2}
      />
      <WrongBox text={failure} />
      <div class="acts">
        <Button kind="main" type="submit" disabled={busy || !check.facts.every(({ fact }) => answers[fact])}>
          {t("desk.spot.send")}
        </Button>
      </div>
    </form>
  );
}
