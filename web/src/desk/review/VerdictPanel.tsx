import type { VisitWhole } from "../../api/deskWire.ts";
import type { Decision } from "../../api/terms.ts";
import { Button } from "../../parts/Button.tsx";
import { Chip } from "../../parts/Chip.tsx";
import type { Tone } from "../../parts/tone.ts";
import { t } from "../../words/words.ts";
import { VerdictWords } from "./VerdictWords.tsx";

interface Props {
  visit: VisitWhole;
  /** What has been said here, though the county has not heard of it yet. */
  word: Decision | null;
  /** Absent where there is nothing to decide, or nobody here who may. */
  approve: (() => void) | undefined;
  sendBack: (() => void) | undefined;
}

/** Of a double click only the first: the second would be a word on the next visit, which nobody has seen yet. */
const once = (act: () => void) => (event: MouseEvent) => {
  if (event.detail < 2) act();
};

const tones: Record<VisitWhole["state"], Tone> = {
  waiting: "wait",
  approved: "good",
  returned: "bad",
  withdrawn: "plain",
};

export function VerdictPanel({ visit, word, approve, sendBack }: Props) {
  const standing = visit.revisions[0]?.review;
  const state = word ?? visit.state;
  return (
    <>
      <h2>{t("desk.review.verdict")}</h2>
      {approve && sendBack ? (
        <div class="verdict-acts">
          <Button kind="main" onClick={once(approve)}>
            {t("desk.review.key.approve")} <kbd>a</kbd>
          </Button>
          <Button kind="bad" onClick={once(sendBack)}>
            {t("desk.review.key.return")} <kbd>r</kbd>
          </Button>
        </div>
      ) : (
        <p>
          <Chip tone={tones[state]}>{t(`terms.visitState.${state}`)}</Chip>
        </p>
      )}
      {standing && <VerdictWords review={standing} />}
    </>
  );
}
