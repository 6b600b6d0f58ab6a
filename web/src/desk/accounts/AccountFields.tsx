import { type Role, roles } from "../../api/terms.ts";
import { SelectField, TextField } from "../../parts/Field.tsx";
import { t } from "../../words/words.ts";
import { RegionField } from "../RegionField.tsx";

export interface AccountDraft {
  name: string;
  role: Role;
  region: string;
}

interface Props {
  draft: AccountDraft;
  onChange: (change: Partial<AccountDraft>) => void;
}

/** What is said of an account when it is made, and later. */
export function AccountFields({ draft, onChange }: Props) {
  return (
    <>
      <TextField
        label={t("desk.account.name")}
        value={draft.name}
        onType={(name) => onChange({ name })}
        maxLength={40}
        autoComplete="off"
        required
      />
      <SelectField
        label={t("desk.account.role")}
        value={draft.role}
        choices={roles.map((value) => ({ value, label: t(`terms.role.${value}`) }))}
        onChoose={(role) => onChange({ role })}
      />
      <RegionField value={draft.region} onChoose={(region) => onChange({ region })} />
    </>
  );
}
