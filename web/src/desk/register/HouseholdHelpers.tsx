import { useState } from "preact/hooks";
import type { HelperOfHousehold, HouseholdWhole } from "../../api/deskWire.ts";
import { Button } from "../../parts/Button.tsx";
import { t } from "../../words/words.ts";
import { useMe } from "../me.ts";
import { PairingEnd } from "../pairings/PairingEnd.tsx";
import { PairingNew } from "../pairings/PairingNew.tsx";

type Doing = { what: "new" } | { what: "change" | "end"; helper: HelperOfHousehold };

/** Who helps this household today; the county pairs, changes and ends here. */
export function HouseholdHelpers({
  household,
  onChange,
}: {
  household: HouseholdWhole;
  onChange: () => void;
}) {
  const { role } = useMe();
  const [doing, setDoing] = useState<Doing | null>(null);
  const close = () => setDoing(null);
  const act = (what: "change" | "end", helper: HelperOfHousehold) => (
    <button
      type="button"
      class="quiet-link"
      aria-label={t(`desk.pairing.${what}One`, { name: helper.name })}
      onClick={() => setDoing({ what, helper })}
    >
      {t(`desk.pairing.${what}`)}
    </button>
  );

  return (
    <section>
      <h2>{t("desk.household.helpers")}</h2>
      <ul class="card plain-list">
        {household.helpers.length === 0 && <li class="soft">{t("desk.household.unpaired")}</li>}
        {household.helpers.map((helper) => (
          <li key={helper.pairing_id}>
            {helper.name}{" "}
            <span class="soft">
              {t(`terms.pairing.${helper.role}`)} · {t("desk.pairing.since", { day: helper.since })}
            </span>
            {role === "county" && (
              <>
                {" "}
                {act("change", helper)} {act("end", helper)}
              </>
            )}
          </li>
        ))}
        {role === "county" && (
          <li>
            <Button onClick={() => setDoing({ what: "new" })}>{t("desk.pairing.new")}</Button>
          </li>
        )}
      </ul>
      {doing?.what === "end" && (
        <PairingEnd
          pairing={{
            id: doing.helper.pairing_id,
            helper: doing.helper.name,
            household: household.head_name,
          }}
          onDone={onChange}
          onClose={close}
        />
      )}
      {(doing?.what === "new" || doing?.what === "change") && (
        <PairingNew
          household={household}
          helper={doing.what === "change" ? doing.helper : undefined}
          onDone={onChange}
          onClose={close}
        />
      )}
    </section>
  );
}
