import { useState } from "preact/hooks";
import type { Bundle } from "../../api/wire.ts";
import { TextField } from "../../parts/Field.tsx";
import { daysBetween } from "../../words/when.ts";
import { t } from "../../words/words.ts";
import { useEngine } from "../engine.ts";
import { CorrectDialog } from "./CorrectDialog.tsx";
import { useCorrection } from "./useCorrection.ts";

interface Props {
  household: Bundle;
  onClose: () => void;
}

const longest = 400; // days ahead that the server takes: no household is forgotten for good

/** The family works elsewhere: nobody is reminded until a day, which comes by itself; without a day they are back. */
export function CorrectAway({ household, onClose }: Props) {
  const { world } = useEngine();
  const { busy, failure, save } = useCorrection(household, onClose);
  const was = household.away_until ?? null;
  const [typed, setTyped] = useState(was ?? "");
  const value = typed || null;
  const ahead = value === null ? 0 : -daysBetween(value, world.now());
  const inBounds = ahead >= 0 && ahead <= longest;

  return (
    <CorrectDialog
      title={t("field.correct.away_until")}
      busy={busy}
      failure={failure}
      ready={value !== was && inBounds}
      onSave={() => save({ member_id: null, field: "away_until", was, value })}
      onClose={onClose}
    >
      <TextField
        label={t("field.correct.awayUntil")}
        hint={t("field.correct.awayHint")}
        type="date"
        value={typed}
        wrong={inBounds || value === was ? undefined : t("field.correct.awayWrong", { n: longest })}
        onType={setTyped}
      />
    </CorrectDialog>
  );
}
