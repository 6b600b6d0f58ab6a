import { useState } from "preact/hooks";
import type { BatchBrief, BatchHeap, BatchRow } from "../../api/batchWire.ts";
import { useApp } from "../../shell/app.ts";
import { t } from "../../words/words.ts";
import { href } from "../href.ts";
import { Loaded } from "../Loaded.tsx";
import { More } from "../More.tsx";
import { refusalWord } from "../review/refusalWord.ts";
import { usePages } from "../usePages.ts";
import { batchRows } from "./batchApi.ts";

interface Props {
  title: string;
  batch: BatchBrief;
  heap: BatchHeap;
  open?: boolean;
}

/** Visits told one by one, each a way to itself; asked for when they are looked at. */
export function BatchRows({ title, batch, heap, open = false }: Props) {
  const [shown, setShown] = useState(open);
  return (
    <details class="proof" open={open} onToggle={(event) => setShown(event.currentTarget.open)}>
      <summary>{title}</summary>
      {shown && <Rows batch={batch} heap={heap} />}
    </details>
  );
}

function Rows({ batch, heap }: Pick<Props, "batch" | "heap">) {
  const { api, world } = useApp();
  const pages = usePages(`${batch.id} ${batch.state} ${heap}`, (after, signal) =>
    batchRows(api, batch.id, { heap, after }, signal),
  );
  const why = (row: BatchRow) =>
    row.problem ? refusalWord(row.problem, world.now()) : row.why && t(`desk.batch.why.${row.why}`);
  return (
    <Loaded load={pages}>
      {({ rows }) => (
        <>
          <ul class="plain-list">
            {rows.map((row) => (
              <li key={row.visit_id}>
                <a href={href(`/visits/${row.visit_id}`, { state: "all" })}>{row.name}</a>{" "}
                <span class="soft">{[row.helper, why(row)].filter(Boolean).join(t("desk.batch.dot"))}</span>
              </li>
            ))}
          </ul>
          <More pages={pages} />
        </>
      )}
    </Loaded>
  );
}
