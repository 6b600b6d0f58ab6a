import { problemWord } from "../words/problem.ts";
import { t } from "../words/words.ts";
import { askAgain, isSaid } from "./failing.ts";
import type { Load } from "./useLoad.ts";

interface Props {
  load: Pick<Load<unknown>, "data" | "problem">;
  /** Belongs to a list, which speaks for both where it did not come either. */
  ofList?: boolean;
}

/** Beside a choice whose list did not come: why, and asking again. Otherwise it would look as if there were none. */
export function Missing({ load, ofList = false }: Props) {
  if (load.problem === null || load.data !== null || (ofList && isSaid())) return null;
  return (
    <span class="missing" role="alert">
      {problemWord(load.problem)}{" "}
      <button type="button" class="quiet-link" onClick={askAgain}>
        {t("desk.load.again")}
      </button>
    </span>
  );
}
