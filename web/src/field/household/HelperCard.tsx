import type { Bundle } from "../../api/wire.ts";
import { ButtonLink } from "../../parts/Button.tsx";
import { Chip } from "../../parts/Chip.tsx";
import { t } from "../../words/words.ts";
import { useEngine } from "../engine.ts";

/** My part in helping this household, and who else helps. */
export function HelperCard({ household }: { household: Bundle }) {
  const { account } = useEngine();
  const others = household.helpers.filter((helper) => helper.account_id !== account.id);
  return (
    <section class="card" aria-labelledby="helpers">
      <h2 id="helpers">{t("field.household.helpers")}</h2>
      <ul class="list ruled">
        {household.my_role && (
          <li class="row">
            <span class="name">{account.name}</span>
            <Chip tone="good">
              {t("field.household.me", { role: t(`terms.pairing.${household.my_role}`) })}
            </Chip>
          </li>
        )}
        {others.map((helper) => (
          <li key={helper.account_id} class="row">
            <div>
              <span class="name">{helper.name}</span>{" "}
              <span class="soft">{t(`terms.pairing.${helper.role}`)}</span>
            </div>
            {helper.phone !== null && (
              <ButtonLink
                href={`tel:${helper.phone}`}
                label={t("field.household.callTo", { name: helper.name })}
              >
                {t("field.act.call")}
              </ButtonLink>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
