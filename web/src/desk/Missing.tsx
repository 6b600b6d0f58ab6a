import { problemWord } from "../words/problem.ts";
import { t } from "../words/words.ts";
import type { Load } from "./useLoad.ts";

/** Beside a choice whose list did not come: why, and asking again. Otherwise it would look as if there were none. */
export function Missing({ load }: { load: Pick<Load<unknown>, "data" | "problem" | "refresh"> }) {
  if (load.problem === null || load.data !== null) return null;
  return (
    <span class="missing" role="alert">
      {problemWord(load.problem)}{" "}
      <button type="button" class="quiet-link" onClick={load.refresh}>
        {t("desk.load.again")}
      </button>
    </span>
  );
}
