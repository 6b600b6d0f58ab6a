import type { RescueAnswer } from "../../api/wire.ts";
import { Card } from "../../parts/Card.tsx";
import { dayWord } from "../../words/when.ts";
import { t } from "../../words/words.ts";
import { useApp } from "../app.ts";
import { advice } from "./advice.ts";

/** What became of one file, and what is to be done about what was not taken. */
export function RescueResult({ name, answer }: { name: string; answer: RescueAnswer }) {
  const { world } = useApp();
  const { owner, made_at, operations, photos } = answer;
  const todo = advice(answer);
  return (
    <Card label={name} tone={todo.length > 0 ? "wait" : "good"}>
      <p class="name">{t("shell.rescue.of", { name: owner.name, day: dayWord(made_at, world.now()) })}</p>
      <p role="status">
        {t("shell.rescue.entries", { ...operations })}
        {operations.repeated > 0 && t("shell.rescue.repeated", { n: operations.repeated })}
        {t("shell.rescue.photos", { here: photos.here, of: photos.here + photos.refused })}
      </p>
      {todo.length > 0 ? (
        todo.map((key) => <p key={key}>{t(key)}</p>)
      ) : (
        <p class="soft">{t("shell.rescue.done")}</p>
      )}
    </Card>
  );
}
