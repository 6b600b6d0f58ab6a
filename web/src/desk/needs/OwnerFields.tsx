import type { LedgerNeed } from "../../api/deskWire.ts";
import { SelectField, TextField } from "../../parts/Field.tsx";
import { useApp } from "../../shell/app.ts";
import { t } from "../../words/words.ts";
import { household } from "../api.ts";
import { Missing } from "../Missing.tsx";
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
  /** The account that may not own it. */
  unfit: string | null;
  onChoose: (owner: Owner) => void;
}

/**
 * Oneself, who owns it now, somebody who helps the household, or an office. The helpers come later and stand last: a
 * list that grows in front of a choice is chosen from by mistake.
 */
export function OwnerFields({ need, owner, unfit, onChoose }: Props) {
  const { api } = useApp();
  const me = useMe();
  const load = useLoad(need.household.id, (signal) => household(api, need.household.id, signal));
  const people = new Map([[me.id, me.name]]);
  if (need.assignee_id) people.set(need.assignee_id, need.assignee ?? "");
  for (const { account_id, name } of load.data?.helpers ?? []) people.set(account_id, name);
  return (
    <>
      <SelectField
        label={t("desk.need.owner")}
        value={owner.account}
        choices={[
          { value: "", label: t("desk.need.office") },
          ...[...people].map(([value, label]) => ({ value, label })),
        ]}
        wrong={unfit !== null && unfit === owner.account ? t("desk.need.ownerUnfit") : undefined}
        onChoose={(account) => onChoose({ ...owner, account })}
      />
      <Missing load={load} />
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
