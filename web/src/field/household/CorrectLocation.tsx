import { useEffect, useState } from "preact/hooks";
import type { Bundle, Location } from "../../api/wire.ts";
import { t } from "../../words/words.ts";
import { locate, NoLocation } from "../locate.ts";
import { CorrectDialog } from "./CorrectDialog.tsx";
import { useCorrection } from "./useCorrection.ts";

interface Props {
  household: Bundle;
  onClose: () => void;
}

/** Standing at the door: here it is. */
export function CorrectLocation({ household, onClose }: Props) {
  const { busy, failure, save } = useCorrection(household, onClose);
  const [here, setHere] = useState<Location | NoLocation | null>(null);

  useEffect(() => {
    let wanted = true;
    const tell = (found: Location | NoLocation) => wanted && setHere(found);
    locate().then(tell, tell);
    return () => {
      wanted = false;
    };
  }, []);

  return (
    <CorrectDialog
      title={t("field.correct.location")}
      busy={busy}
      failure={failure}
      ready={here !== null && !(here instanceof NoLocation)}
      onSave={() => {
        if (here === null || here instanceof NoLocation) return;
        save({ member_id: null, field: "location", was: household.location, value: here });
      }}
      onClose={onClose}
    >
      <p>{t("field.correct.atTheDoor")}</p>
      <p role="status">
        {here === null
          ? t("field.location.asking")
          : here instanceof NoLocation
            ? t(`field.location.${here.why}`)
            : t("field.location.near", { metres: here.accuracy_m })}
      </p>
    </CorrectDialog>
  );
}
