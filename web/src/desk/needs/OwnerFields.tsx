import type { LedgerNeed } from "../../api/deskWire.ts";
import { SelectField, TextField } from "../../parts/Field.tsx";
import { useApp } from "../../shell/app.ts";
import { t } from "../../words/words.ts";
import { household } from "../api.ts";
import { useMe } from "../me.ts";
import { useLoad } from "../useLoad.ts";

/** Who answers for a need: an account by its id, or an office by its name. */
export interface Owner {
  account: string;
  office: string;
}

interface Props {
  need: LedgerNeed;
  owner: Owner;
  onChoose: (owner: Owner) => void;
}

/** Somebody who helps the household, oneself, or an office. Until the helpers are here the others can be chosen. */
export function OwnerFields({ need, owner, onChoose }: Props) {
  const { api } = useApp();
  const me = useMe();
  const { data } = useLoad(need.household.id, (signal) => household(api, need.household.id, signal));
  const people = [
    ...(data?.helpers ?? []).map(({ account_id, name }) => ({ id: account_id, name })),
    { id: me.id, name: me.name },
  ];
  const owning = need.assignee_id;
  if (owning && !people.some(({ id }) => id === owning)) {
    people.push({ id: owning, name: need.assignee ?? "" });
  }
  return (
    <>
      <SelectField
        label={t("desk.need.owner")}
        value={owner.account}
        choices={[
          { value: "", label: t("desk.need.office") },
          ...people.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChoose={(account) => onChoose({ ...owner, account })}
      />
      {owner.account === "" && (
        <TextField
          label={t("desk.need.assignee")}
          value={owner.office}
          onType={(office) => onChoose({ ...owner, office })}
          maxLength={60}
          required
        />
      )}
    </>
  );
}
