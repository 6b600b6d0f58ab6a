import { Button } from "../../parts/Button.tsx";
import { EmptyState } from "../../parts/EmptyState.tsx";
import { setting } from "../../store/settings.ts";
import { useLive } from "../../store/useLive.ts";
import { t } from "../../words/words.ts";
import { useEngine } from "../engine.ts";

/** The list before anything has come, or when the county has paired nobody with us. */
export function NothingYet() {
  const { store, outbox } = useEngine();
  const pulled = useLive(async () => (await setting(store, "pulled_at")) ?? null, [store]);
  const { doing } = outbox.sending.value;
  if (pulled === undefined) return null;
  if (pulled !== null) return <EmptyState text={t("field.today.none")} />;
  if (doing === "text" || doing === "pulling") return <EmptyState text={t("field.today.coming")} />;
  return (
    <EmptyState text={t("field.today.offline")}>
      <Button kind="main" onClick={() => outbox.nudge()}>
        {t("field.act.retry")}
      </Button>
    </EmptyState>
  );
}
