import type { ComponentChildren } from "preact";
import { Button, ButtonLink } from "../parts/Button.tsx";
import { EmptyState } from "../parts/EmptyState.tsx";
import { problemWord } from "../words/problem.ts";
import { t } from "../words/words.ts";
import { askAgain, useOffer } from "./failing.ts";
import type { Load } from "./useLoad.ts";

interface Props<T> {
  load: Load<T>;
  /** Where another on the page says already that it is coming. */
  quiet?: boolean;
  children: (data: T) => ComponentChildren;
}

/** What was asked for once it is here; until then that it is coming, or why it is not. */
export function Loaded<T>({ load, quiet = false, children }: Props<T>) {
  const { data, problem } = load;
  const offers = useOffer(data === null && problem !== null);
  if (data === null && problem === null) {
    return quiet ? null : (
      <p class="coming" role="status">
        {t("desk.load.coming")}
      </p>
    );
  }
  // Asking again would bring the same: it opens once the household has been asked.
  const again =
    problem?.code === "spot_checking" ? (
      <ButtonLink href="/spot-checks?state=held">{t("desk.spot.toMine")}</ButtonLink>
    ) : (
      (offers || data !== null) && <Button onClick={askAgain}>{t("desk.load.again")}</Button>
    );
  if (data === null) {
    return <EmptyState text={problem ? problemWord(problem) : ""}>{again}</EmptyState>;
  }
  return (
    <>
      {problem && (
        <div class="stale" role="alert">
          <span>{t("desk.load.stale", { why: problemWord(problem) })}</span>
          {again}
        </div>
      )}
      {children(data)}
    </>
  );
}
