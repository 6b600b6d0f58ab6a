import { useState } from "preact/hooks";
import type { HeldOperation } from "../../api/deskWire.ts";
import { Button } from "../../parts/Button.tsx";
import { Card } from "../../parts/Card.tsx";
import { useApp } from "../../shell/app.ts";
import { problemWord } from "../../words/problem.ts";
import { momentWord } from "../../words/when.ts";
import { knows, t } from "../../words/words.ts";
import { HouseholdLink } from "../HouseholdLink.tsx";
import { useMe } from "../me.ts";
import { HeldCorrection } from "./HeldCorrection.tsx";
import { HeldVisit } from "./HeldVisit.tsx";
import { SettleDialog } from "./SettleDialog.tsx";

interface Props {
  held: HeldOperation;
  onSettled: () => void;
}

/** One operation that waits for a person: who sent it, why it waits, what it says. */
export function HeldCard({ held, onSettled }: Props) {
  const { world } = useApp();
  const { role } = useMe();
  const [settling, setSettling] = useState<"taken" | "dismissed" | null>(null);
  return (
    <Card tone="wait">
      <div class="stack">
        <h2 class="plain">
          {t(`desk.held.kind.${held.kind === "household.correct" ? "correction" : "visit"}`)}
          {held.household && (
            <>
              {" · "}
              <HouseholdLink household={held.household} />
            </>
          )}
        </h2>
        <p class="soft">
          {held.by.name} · {momentWord(held.received_at, world.now())} · {whyWord(held.code)}
        </p>
        {held.kind === "visit.record" && <HeldVisit body={held.body} />}
        {held.kind === "household.correct" && <HeldCorrection body={held.body} now={held.now} />}
        {role === "supervisor" && (
          <div class="acts">
            <Button onClick={() => setSettling("dismissed")}>{t("desk.held.dismiss")}</Button>
            <Button kind="main" onClick={() => setSettling("taken")}>
              {t("desk.held.take")}
            </Button>
          </div>
        )}
        {settling && (
          <SettleDialog
            operationId={held.operation_id}
            decision={settling}
            onSettled={onSettled}
            onClose={() => setSettling(null)}
          />
        )}
      </div>
    </Card>
  );
}

/** The same code is told to the writer in the second person, and here in the third. */
function whyWord(code: string): string {
  const key = `desk.held.code.${code}`;
  return knows(key) ? t(key) : problemWord({ code, title: "" });
}
