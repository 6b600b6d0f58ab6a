import { Button } from "../../parts/Button.tsx";
import { TextField } from "../../parts/Field.tsx";
import { t } from "../../words/words.ts";
import { type Draft, daysOff, mostDaysOff } from "./draft.ts";

type Days = Pick<Draft, "days_off" | "day_off">;

interface Props {
  draft: Days;
  onChange: (days: Days) => void;
}

/** The county's own holidays, each to be taken out again. */
export function DaysOff({ draft, onChange }: Props) {
  const { days_off: days, day_off: day } = draft;
  return (
    <fieldset class="days-off">
      <legend>{t("desk.settings.daysOff")}</legend>
      {days.length > 0 && (
        <ul class="list">
          {days.map((one) => (
            <li key={one}>
              <span>{one}</span>
              <Button onClick={() => onChange({ ...draft, days_off: days.filter((other) => other !== one) })}>
                {t("desk.settings.takeOut")}
                <span class="spoken"> {one}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div class="adding">
        <TextField
          label={t("desk.settings.dayOff")}
          type="date"
          value={day}
          onType={(day_off) => onChange({ ...draft, day_off })}
        />
        <Button
          disabled={day === "" || days.length >= mostDaysOff}
          onClick={() => onChange({ days_off: daysOff(draft), day_off: "" })}
        >
          {t("desk.settings.add")}
        </Button>
      </div>
    </fieldset>
  );
}
