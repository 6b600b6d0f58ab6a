import type { Query } from "../../api/client.ts";
import type { NeedCounts } from "../../api/deskWire.ts";
import { t } from "../../words/words.ts";
import { openCount } from "./ledger.ts";

interface Props {
  counts: NeedCounts;
  lacks: string | undefined;
  narrow: (change: Query) => void;
}

const lists = ["owner", "next_step"] as const;

/** The three lists: every open need has somebody who answers for it and a next step, or stands behind these numbers. */
export function Balance({ counts, lacks, narrow }: Props) {
  const open = openCount(counts);
  if (open === 0) return null;
  return (
    <section class="card balance" aria-label={t("desk.need.balance")}>
      <p>
        {counts.either === 0
          ? t("desk.need.balanced", { n: open })
          : t("desk.need.unbalanced", { n: counts.either, open })}
      </p>
      <div class="acts start">
        {lists.map((one) => (
          <button
            type="button"
            key={one}
            class={counts[one] > 0 ? "chip wait" : "chip good"}
            aria-pressed={lacks === one}
            onClick={() => narrow({ lacks: lacks === one ? null : one, state: null, due: null })}
          >
            {t(`desk.need.list.${one}`, { has: open - counts[one], of: open, lacks: counts[one] })}
          </button>
        ))}
      </div>
    </section>
  );
}
