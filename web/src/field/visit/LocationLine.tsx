import { useEffect, useState } from "preact/hooks";
import type { Location } from "../../api/wire.ts";
import { Button } from "../../parts/Button.tsx";
import { t } from "../../words/words.ts";
import { locate, NoLocation } from "../locate.ts";
import { FaultWords } from "./FaultWords.tsx";
import { useForm } from "./form.ts";

/** Where this is written, asked for once at the beginning and never waited for; of an older visit only when the writer
 * says so. */
export function LocationLine() {
  const { pen, faults } = useForm();
  const { location, location_dropped, mode, amends, replaces } = pen.draft.value;
  const [state, setState] = useState<"resting" | "asking" | NoLocation["why"]>("resting");

  async function find(tell: (here: Location) => void): Promise<void> {
    setState("asking");
    try {
      const here = await locate();
      if (pen.draft.peek().mode !== "telephone") tell(here);
      setState("resting");
    } catch (error) {
      setState(error instanceof NoLocation ? error.why : "lost");
    }
  }
  const ask = () => find((here) => pen.write({ location: here, location_dropped: false }));
  useEffect(() => {
    const isNew = amends === null && replaces === null;
    if (isNew && location === null && !location_dropped && mode !== "telephone")
      find((here) => pen.note({ location: here }));
  }, []);

  if (mode === "telephone") return null;
  return (
    <div class="where" data-field="location">
      <div class="row">
        <span class="soft" role="status">
          {location === null
            ? t(`field.location.${state}`)
            : `${t("terms.reasonField.location")} ${t("field.location.near", { metres: Math.round(location.accuracy_m) })}`}
          {" · "}
          {t("field.location.noMatter")}
        </span>
        {state !== "asking" &&
          (location === null ? (
            <Button kind="quiet" onClick={ask}>
              {t("field.location.ask")}
            </Button>
          ) : (
            <Button kind="quiet" onClick={() => pen.write({ location: null, location_dropped: true })}>
              {t("field.location.drop")}
            </Button>
          ))}
      </div>
      <FaultWords fault={faults.location} />
    </div>
  );
}
