import { useEffect } from "preact/hooks";
import { ButtonLink } from "../../parts/Button.tsx";
import { t } from "../../words/words.ts";
import { useEngine } from "../engine.ts";
import { keepEye } from "./eye.ts";

const later = 20_000; // milliseconds: after what the first screen and the first pull need of a slow line

/** Leads to the camera; where a reader of codes must come from the network, sees that it is there in time. */
export function ScanLink() {
  const { world } = useEngine();
  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    world
      .wait(later, signal)
      .then(() => (signal.aborted ? undefined : keepEye()))
      .catch(() => undefined); // no network: another day
    return () => leaving.abort();
  }, []);
  return <ButtonLink href="/scan">{t("field.scan.act")}</ButtonLink>;
}
