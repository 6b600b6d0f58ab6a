import { useState } from "preact/hooks";
import type { Bundle } from "../../api/wire.ts";
import { TextField } from "../../parts/Field.tsx";
import { t } from "../../words/words.ts";
import { CorrectDialog } from "./CorrectDialog.tsx";
import { useCorrection } from "./useCorrection.ts";

interface Props {
  household: Bundle;
  onClose: () => void;
}

/** The family works elsewhere: nobody is reminded until a day, which comes by itself; without a day they are back. */
export function CorrectAway({ household, onClose }: Props) {
  const { busy, failure, save } = useCorrection(household, onClose);
  const was = household.away_until ?? null;
  const [typed, setTyped] = useState(was ?? "");
  const value = typed || null;

  return (
    <CorrectDialog
      title={t("field.correct.away_until")}
      busy={busy}
      failure={failure}
      ready={value !== was}
      onSave={() => save({ member_id: null, field: "away_until", was, value })}
      onClose={onClose}
    >
      <TextField
        label={t("field.correct.awayUntil")}
        hint={t("field.correct.awayHint")}
        type="date"
        value={typed}
        onType={setTyped}
      />
    </CorrectDialog>
  );
}
