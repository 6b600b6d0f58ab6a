import { useState } from "preact/hooks";
import type { Bundle } from "../../api/wire.ts";
import { SelectField, TextField } from "../../parts/Field.tsx";
import { t } from "../../words/words.ts";
import { CorrectDialog } from "./CorrectDialog.tsx";
import { useCorrection } from "./useCorrection.ts";

interface Props {
  household: Bundle;
  onClose: () => void;
}

export function CorrectPhone({ household, onClose }: Props) {
  const { busy, failure, save } = useCorrection(household, onClose);
  const [memberId, setMemberId] = useState(household.members[0]?.id ?? "");
  const was = household.members.find(({ id }) => id === memberId)?.phone ?? null;
  const [typed, setTyped] = useState(was ?? "");
  const value = typed.replace(/\s/g, "") || null;

  return (
    <CorrectDialog
      title={t("field.correct.phone")}
      busy={busy}
      failure={failure}
      ready={value !== was}
      onSave={() => save({ member_id: memberId, field: "phone", was, value })}
      onClose={onClose}
    >
      <SelectField
        label={t("field.correct.whose")}
        value={memberId}
        choices={household.members.map(({ id, name }) => ({ value: id, label: name }))}
        onChoose={(id) => {
          setMemberId(id);
          setTyped(household.members.find((member) => member.id === id)?.phone ?? "");
        }}
      />
      <TextField
        label={t("field.correct.number")}
        hint={t("field.correct.noNumber")}
        type="tel"
        inputMode="tel"
        autoComplete="off"
        maxLength={20}
        value={typed}
        onType={setTyped}
      />
    </CorrectDialog>
  );
}
