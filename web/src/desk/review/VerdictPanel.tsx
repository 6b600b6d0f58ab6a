import type { VisitWhole } from "../../api/deskWire.ts";
import { Button } from "../../parts/Button.tsx";
import { Chip } from "../../parts/Chip.tsx";
import type { Tone } from "../../parts/tone.ts";
import { t } from "../../words/words.ts";
import { VerdictWords } from "./VerdictWords.tsx";

interface Props {
  visit: VisitWhole;
  /** Absent where there is nothing to decide, or nobody here who may. */
  approve: (() => void) | undefined;
  sendBack: (() => void) | undefined;
}

const tones: Record<VisitWhole["state"], Tone> = {
  waiting: "wait",
  approved: "good",
  returned: "bad",
  withdrawn: "plain",
};

export function VerdictPanel({ visit, approve, sendBack }: Props) {
  const standing = visit.revisions[0]?.review;
  return (
    <>
      <h2>{t("desk.review.verdict")}</h2>
      {approve && sendBack ? (
        <div class="verdict-acts">
          <Button kind="main" onClick={approve}>
            {t("desk.review.key.approve")} <kbd>a</kbd>
          </Button>
          <Button kind="bad" onClick={sendBack}>
            {t("desk.review.key.return")} <kbd>r</kbd>
          </Button>
        </div>
      ) : (
        <p>
          <Chip tone={tones[visit.state]}>{t(`terms.visitState.${visit.state}`)}</Chip>
        </p>
      )}
      {standing && <VerdictWords review={standing} />}
    </>
  );
}
