import { useState } from "preact/hooks";
import type { HelperOfHousehold, HouseholdWhole } from "../../api/deskWire.ts";
import { type PairingRole, pairingRoles } from "../../api/terms.ts";
import { Button } from "../../parts/Button.tsx";
import { Dialog } from "../../parts/Dialog.tsx";
import { SelectField, TextField } from "../../parts/Field.tsx";
import { WrongBox } from "../../parts/WrongBox.tsx";
import { useApp } from "../../shell/app.ts";
import { useAttempt } from "../../shell/useAttempt.ts";
import { t } from "../../words/words.ts";
import { dateValue } from "../days.ts";
import { HelperField } from "./HelperField.tsx";
import { begin } from "./pairingApi.ts";

interface Props {
  household: HouseholdWhole;
  /** Whose role is to change; without one somebody new is paired. */
  helper?: HelperOfHousehold | undefined;
  onDone: () => void;
  onClose: () => void;
}

/** A helper takes the household on, or goes on in another role. */
export function PairingNew({ household, helper, onDone, onClose }: Props) {
  const { api, world } = useApp();
  const [who, setWho] = useState(helper?.account_id ?? "");
  const [role, setRole] = useState<PairingRole>(helper?.role ?? "lead");
  const [from, setFrom] = useState(() => dateValue(world.now()));
  const { busy, failure, attempt } = useAttempt();
  const lead = household.helpers.find((one) => one.role === "lead");
  const takesOver = role === "lead" && lead !== undefined && lead.account_id !== who;

  const submit = (event: Event) => {
    event.preventDefault();
    attempt(async () => {
      await begin(api, { household: household.id, helper: who, role, from });
      onDone();
      onClose();
    });
  };

  return (
    <Dialog
      open
      title={helper ? t("desk.pairing.changeOne", { name: helper.name }) : t("desk.pairing.new")}
      onClose={onClose}
    >
      <form class="stack" onSubmit={submit}>
        {!helper && <HelperField label={t("terms.role.helper")} value={who} onChoose={setWho} />}
        <SelectField
          label={t("desk.pairing.role")}
          value={role}
          choices={pairingRoles.map((value) => ({ value, label: t(`terms.pairing.${value}`) }))}
          onChoose={setRole}
        />
        <TextField label={t("desk.pairing.firstDay")} type="date" value={from} onType={setFrom} required />
        {takesOver && <p class="soft">{t("desk.pairing.takesOver", { name: lead.name })}</p>}
        <WrongBox text={failure} />
        <div class="acts">
          <Button onClick={onClose}>{t("desk.act.cancel")}</Button>
          <Button
            kind="main"
            type="submit"
            disabled={busy || !who || !from || (helper !== undefined && role === helper.role)}
          >
            {t("desk.act.done")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
