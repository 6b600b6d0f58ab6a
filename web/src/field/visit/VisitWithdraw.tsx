import { useState } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import type { Bundle, Visit } from "../../api/wire.ts";
import { Button } from "../../parts/Button.tsx";
import { Dialog } from "../../parts/Dialog.tsx";
import { TextArea } from "../../parts/Field.tsx";
import { WrongBox } from "../../parts/WrongBox.tsx";
import { useAttempt } from "../../shell/useAttempt.ts";
import { dropDraft } from "../../store/drafts.ts";
import { t } from "../../words/words.ts";
import { withdrawVisit } from "../actions/withdrawVisit.ts";
import { useEngine } from "../engine.ts";
import { householdPath } from "../paths.ts";
import { useForm } from "./form.ts";

interface Props {
  household: Bundle;
  visit: Visit;
  onClose: () => void;
}

/** The visit should not stand at all: it is taken back with a reason, and the half-written answer goes with it. */
export function VisitWithdraw({ household, visit, onClose }: Props) {
  const engine = useEngine();
  const { pen } = useForm();
  const { route } = useLocation();
  const { busy, failure, attempt } = useAttempt();
  const [reason, setReason] = useState("");

  const withdraw = () =>
    attempt(async () => {
      await withdrawVisit(engine, household, visit, reason);
      await dropDraft(engine.store, pen.draft.peek().id);
      route(householdPath(household.id), true);
    });

  return (
    <Dialog open title={t("field.returned.withdraw")} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim() !== "") withdraw();
        }}
      >
        <p>{t("field.returned.withdrawText")}</p>
        <TextArea
          label={t("field.returned.withdrawWhy")}
          maxLength={1000}
          rows={3}
          value={reason}
          onType={setReason}
        />
        <WrongBox text={failure} />
        <div class="choices">
          <Button onClick={onClose}>{t("field.act.leave")}</Button>
          <Button kind="bad" type="submit" disabled={busy || reason.trim() === ""}>
            {t("field.returned.withdrawSure")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
