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

export function CorrectGroup({ household, onClose }: Props) {
  const { busy, failure, save } = useCorrection(household, onClose);
  const [typed, setTyped] = useState(household.group);
  const value = typed.trim();

  return (
    <CorrectDialog
      title={t("field.correct.group")}
      busy={busy}
      failure={failure}
      ready={value !== "" && value !== household.group}
      onSave={() => save({ member_id: null, field: "group", was: household.group, value })}
      onClose={onClose}
    >
      <TextField
        label={t("field.correct.whichGroup")}
        autoComplete="off"
        maxLength={60}
        value={typed}
        onType={setTyped}
      />
    </CorrectDialog>
  );
}
