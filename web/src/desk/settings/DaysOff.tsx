import { useState } from "preact/hooks";
import { Button } from "../../parts/Button.tsx";
import { TextField } from "../../parts/Field.tsx";
import { t } from "../../words/words.ts";
import { mostDaysOff } from "./draft.ts";

interface Props {
  days: readonly string[];
  onChange: (days: string[]) => void;
}

/** The county's own holidays, each to be taken out again. */
export function DaysOff({ days, onChange }: Props) {
  const [day, setDay] = useState("");
  const add = () => {
    onChange([...new Set([...days, day])].sort());
    setDay("");
  };
  return (
    <fieldset class="days-off">
      <legend>{t("desk.settings.daysOff")}</legend>
      {days.length > 0 && (
        <ul class="list">
          {days.map((one) => (
            <li key={one}>
              <span>{one}</span>
              <Button onClick={() => onChange(days.filter((other) => other !== one))}>
                {t("desk.settings.takeOut")}
                <span class="spoken"> {one}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div class="adding">
        <TextField label={t("desk.settings.dayOff")} type="date" value={day} onType={setDay} />
        <Button disabled={day === "" || days.length >= mostDaysOff} onClick={add}>
          {t("desk.settings.add")}
        </Button>
      </div>
    </fieldset>
  );
}
