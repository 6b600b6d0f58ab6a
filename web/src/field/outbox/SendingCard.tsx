import type { Sending } from "../../outbox/outbox.ts";
import { Button } from "../../parts/Button.tsx";
import { Card } from "../../parts/Card.tsx";
import { askToSignIn } from "../../shell/asking.ts";
import { problemWord } from "../../words/problem.ts";
import { clockWord } from "../../words/when.ts";
import { t } from "../../words/words.ts";
import { useEngine } from "../engine.ts";
import { useReading } from "../reading.ts";

/** What the sender is doing now, and the way to hurry it. Says nothing when all is there and all is quiet. */
export function SendingCard() {
  const { outbox } = useEngine();
  const { unsent } = useReading();
  const sending = outbox.sending.value;
  const nothing = unsent.value !== undefined && unsent.value.entries + unsent.value.photos === 0;
  if (nothing && (sending.doing === "resting" || sending.doing === "text")) return null;

  return (
    <Card tone={sending.doing === "paused" ? "wait" : "plain"}>
      <div class="row">
        <span role="status">{sendingWord(sending)}</span>
        {sending.doing === "paused" ? (
          <Button kind="main" onClick={askToSignIn}>
            {t("field.outbox.signIn")}
          </Button>
        ) : (
          (sending.doing === "waiting" || sending.doing === "resting") && (
            <Button onClick={() => outbox.nudge()}>{t("field.outbox.now")}</Button>
          )
        )}
      </div>
    </Card>
  );
}

function sendingWord(sending: Sending): string {
  switch (sending.doing) {
    case "waiting":
      return t("field.outbox.waiting", {
        why: problemWord(sending.failure),
        when: clockWord(new Date(sending.at).toISOString()),
      });
    case "paused":
      return t("field.outbox.paused");
    case "photo":
      return t("field.outbox.photo", { percent: Math.round((100 * sending.sent) / Math.max(1, sending.of)) });
    default:
      return t(`field.outbox.${sending.doing}`);
  }
}
