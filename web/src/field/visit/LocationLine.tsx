import { useEffect, useState } from "preact/hooks";
import { Button } from "../../parts/Button.tsx";
import { t } from "../../words/words.ts";
import { locate, NoLocation } from "../locate.ts";
import { FaultWords } from "./FaultWords.tsx";
import { useForm } from "./form.ts";

/** Where this is written, asked for once at the beginning and never waited for. */
export function LocationLine() {
  const { pen, faults } = useForm();
  const { location, mode, amends } = pen.draft.value;
  const [state, setState] = useState<"resting" | "asking" | NoLocation["why"]>("resting");

  async function ask(): Promise<void> {
    setState("asking");
    try {
      const here = await locate();
      if (pen.draft.peek().mode !== "telephone") pen.write({ location: here });
      setState("resting");
    } catch (error) {
      setState(error instanceof NoLocation ? error.why : "lost");
    }
  }
  useEffect(() => {
    if (location === null && amends === null && mode !== "telephone") ask();
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
            <Button kind="quiet" onClick={() => pen.write({ location: null })}>
              {t("field.location.drop")}
            </Button>
          ))}
      </div>
      <FaultWords fault={faults.location} />
    </div>
  );
}
