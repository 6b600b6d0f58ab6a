import { useState } from "preact/hooks";
import type { HouseholdCorrectBody } from "../../api/wire.ts";
import { Button } from "../../parts/Button.tsx";
import { Chip } from "../../parts/Chip.tsx";
import { t } from "../../words/words.ts";
import { correctionWord } from "../content/correctionWord.ts";
import { entryPath } from "../paths.ts";
import type { HouseholdView } from "../view.ts";
import { CorrectAway } from "./CorrectAway.tsx";
import { CorrectGroup } from "./CorrectGroup.tsx";
import { CorrectLocation } from "./CorrectLocation.tsx";
import { CorrectPhone } from "./CorrectPhone.tsx";

const kinds = ["away_until", "phone", "group", "location"] as const;
const dialogs = {
  away_until: CorrectAway,
  phone: CorrectPhone,
  group: CorrectGroup,
  location: CorrectLocation,
};

/** What is wrong in the register can be put right on the spot; what was corrected here and not yet there is shown. */
export function Corrections({ view: { household, ahead } }: { view: HouseholdView }) {
  const [open, setOpen] = useState<(typeof kinds)[number] | null>(null);
  const Open = open === null ? null : dialogs[open];
  const pending = ahead.flatMap((entry) =>
    entry.kind === "household.correct" ? [{ id: entry.id, state: entry.state, body: entry.body }] : [],
  );

  return (
    <section class="card" aria-labelledby="corrections">
      <h2 id="corrections">{t("field.correct.title")}</h2>
      <ul class="list">
        {pending.map(({ id, state, body }) => (
          <li key={id} class="row opens">
            <a href={entryPath(id)}>{correctionWord(body as HouseholdCorrectBody, household.members)}</a>
            <Chip tone="wait">
              {state === "held"
                ? t("field.entry.held")
                : t(`terms.custody.${state === "applied" ? "received" : "phone"}`)}
            </Chip>
          </li>
        ))}
      </ul>
      <div class="cluster">
        {kinds
          .filter((kind) => kind !== "phone" || household.members.length > 0)
          .map((kind) => (
            <Button key={kind} onClick={() => setOpen(kind)}>
              {t(`field.correct.${kind}`)}
            </Button>
          ))}
      </div>
      {Open && <Open household={household} onClose={() => setOpen(null)} />}
    </section>
  );
}
