import type { PairingRow } from "../../api/deskWire.ts";
import { useApp } from "../../shell/app.ts";
import { t } from "../../words/words.ts";
import { EndDialog } from "../EndDialog.tsx";
import { end } from "./pairingApi.ts";

interface Props {
  pairing: { id: string; helper: string; household: string };
  onDone: (ended: PairingRow) => void;
  onClose: () => void;
}

/** One care ends; what the helper did until now stays. */
export function PairingEnd({ pairing, onDone, onClose }: Props) {
  const { api } = useApp();
  const { id, helper, household } = pairing;
  return (
    <EndDialog
      title={t("desk.pairing.endTitle")}
      what={t("desk.pairing.endWhat", { helper, household })}
      onEnd={async (until) => (await end(api, id, until)).pairing}
      onDone={onDone}
      onClose={onClose}
    />
  );
}
