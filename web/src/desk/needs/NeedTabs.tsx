import type { Query } from "../../api/client.ts";
import type { NeedCounts } from "../../api/deskWire.ts";
import { needStates } from "../../api/terms.ts";
import { t } from "../../words/words.ts";
import { openCount } from "./ledger.ts";

interface Props {
  counts: NeedCounts | undefined;
  state: string;
  due: string | undefined;
  narrow: (change: Query) => void;
}

const clocks = ["overdue", "unaccepted", "soon"] as const;
const alarms = { overdue: "alarm", unaccepted: "alarm", soon: "warning" };

/** The heaps of the ledger, each with its size; those whose clock has run out first among them. */
export function NeedTabs({ counts, state, due, narrow }: Props) {
  return (
    <nav class="tabs" aria-label={t("desk.need.states")}>
      <button
        type="button"
        aria-current={state === "open" ? "true" : undefined}
        onClick={() => narrow({ state: null, due: null })}
      >
        {t("desk.need.open")} <span class="number">{counts && openCount(counts)}</span>
      </button>
      {clocks.map((one) => (
        <button
          type="button"
          key={one}
          class={counts?.[one] ? alarms[one] : ""}
          aria-current={due === one ? "true" : undefined}
          onClick={() => narrow({ state: null, due: one })}
        >
          {t(`desk.need.due.${one}`)} <span class="number">{counts?.[one]}</span>
        </button>
      ))}
      {needStates.map((one) => (
        <button
          type="button"
          key={one}
          aria-current={state === one ? "true" : undefined}
          onClick={() => narrow({ state: one, due: null })}
        >
          {t(`terms.needState.${one}`)} <span class="number">{counts?.[one]}</span>
        </button>
      ))}
    </nav>
  );
}
