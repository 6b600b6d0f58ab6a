import { useRef } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { Button } from "../../parts/Button.tsx";
import { WrongBox } from "../../parts/WrongBox.tsx";
import { useAttempt } from "../../shell/useAttempt.ts";
import { failureWord } from "../../words/problem.ts";
import { t } from "../../words/words.ts";
import { saveVisit } from "../actions/saveVisit.ts";
import { useEngine } from "../engine.ts";
import { savedPath } from "../paths.ts";
import { type Faults, lacking } from "./faults.ts";
import { useForm } from "./form.ts";
import { changes } from "./lastTime.ts";
import { goTo } from "./place.ts";

/** Saving is the same with and without a network; what cannot be saved keeps the form as it is. */
export function SaveBar({ onLacking }: { onLacking: (faults: Faults) => void }) {
  const engine = useEngine();
  const { household, pen, last, scaling } = useForm();
  const { route } = useLocation();
  const { busy, failure, attempt } = useAttempt();
  const reminded = useRef(false);
  const unwritten = pen.failure.value;

  /** Something is different and nothing is said about it: worth one reminder, not a refusal. */
  function remind(): { place: string; faults: Faults } | null {
    const draft = pen.draft.peek();
    if (reminded.current || draft.summary.trim() !== "" || changes(draft, last).length === 0) return null;
    reminded.current = true;
    return { place: "summary", faults: { summary: { said: t("field.fault.summaryEmpty") } } };
  }

  const save = () => {
    const lacks = lacking(pen.draft.peek()) ?? remind();
    onLacking(lacks?.faults ?? {});
    if (lacks) return requestAnimationFrame(() => goTo(lacks.place));
    return attempt(async () => {
      await Promise.all(engine.unfinished); // pictures of an earlier look at this form
      await pen.flush();
      const entry = await saveVisit(engine, household, pen.draft.peek());
      route(savedPath(entry.id), true);
    });
  };

  return (
    <>
      <WrongBox text={failure ?? (unwritten === null ? null : failureWord(unwritten))} />
      <Button kind="main" disabled={busy || scaling.value > 0} onClick={save}>
        {t(scaling.value > 0 ? "field.visit.waitForPhotos" : "field.act.save")}
      </Button>
    </>
  );
}
