import type { Query } from "../../api/client.ts";
import type { NeedCounts } from "../../api/deskWire.ts";
import { needStates } from "../../api/terms.ts";
import { t } from "../../words/words.ts";

interface Props {
  counts: NeedCounts | undefined;
  state: string;
  overdue: boolean;
  narrow: (change: Query) => void;
}

/** The heaps of the ledger, each with its size; what is overdue first among them. */
export function NeedTabs({ counts, state, overdue, narrow }: Props) {
  const open = counts && counts.raised + counts.accepted + counts.assigned;
  return (
    <nav class="tabs" aria-label={t("desk.need.states")}>
      <button
        type="button"
        aria-current={state === "open" ? "true" : undefined}
        onClick={() => narrow({ state: null, overdue: null })}
      >
        {t("desk.need.open")} <span class="number">{open}</span>
      </button>
      <button
        type="button"
        class={counts?.overdue ? "alarm" : ""}
        aria-current={overdue ? "true" : undefined}
        onClick={() => narrow({ state: null, overdue: 1 })}
      >
        {t("desk.need.overdue")} <span class="number">{counts?.overdue}</span>
      </button>
      {needStates.map((one) => (
        <button
          type="button"
          key={one}
          aria-current={state === one ? "true" : undefined}
          onClick={() => narrow({ state: one, overdue: null })}
        >
          {t(`terms.needState.${one}`)} <span class="number">{counts?.[one]}</span>
        </button>
      ))}
    </nav>
  );
}
