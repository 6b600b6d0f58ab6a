import { useState } from "preact/hooks";
import type { VisitWhole } from "../../api/deskWire.ts";
import { Button } from "../../parts/Button.tsx";
import { WrongBox } from "../../parts/WrongBox.tsx";
import { useApp } from "../../shell/app.ts";
import { useAttempt } from "../../shell/useAttempt.ts";
import { t } from "../../words/words.ts";
import { askSpotCheck } from "./spotApi.ts";

/** Puts an open visit among the spot checks; which three facts, the server draws. */
export function SpotCheckAsk({ visit }: { visit: VisitWhole }) {
  const { api, world } = useApp();
  const [id] = useState(() => world.id());
  const [asked, setAsked] = useState(false);
  const { busy, failure, attempt } = useAttempt();
  if (visit.state === "withdrawn") return null;
  const ask = () =>
    attempt(async () => {
      await askSpotCheck(api, { id, visit_id: visit.id });
      setAsked(true);
    });
  if (asked)
    return (
      <p class="soft" role="status">
        {t("desk.spot.asked")}
      </p>
    );
  return (
    <>
      <Button kind="quiet" disabled={busy} onClick={ask}>
        {t("desk.spot.ask")}
      </Button>
      <WrongBox text={failure} />
    </>
  );
}
