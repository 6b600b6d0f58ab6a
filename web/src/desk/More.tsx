import { Button } from "../parts/Button.tsx";
import { WrongBox } from "../parts/WrongBox.tsx";
import { t } from "../words/words.ts";
import type { Pages } from "./usePages.ts";

/** At the end of a list that goes on. */
export function More({ pages }: { pages: Pick<Pages<never>, "more" | "busyWithMore" | "moreFailure"> }) {
  if (!pages.more) return null;
  return (
    <div class="more">
      <WrongBox text={pages.moreFailure} />
      <Button onClick={pages.more} disabled={pages.busyWithMore}>
        {t(pages.busyWithMore ? "desk.load.coming" : "desk.load.more")}
      </Button>
    </div>
  );
}
