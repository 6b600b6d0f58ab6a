import type { VisitNamed } from "../../api/batchWire.ts";
import { t } from "../../words/words.ts";
import { href } from "../href.ts";

interface Props {
  title: string;
  rows: (VisitNamed & { why: string })[];
  open?: boolean;
}

/** Visits told one by one, each a way to itself. */
export function BatchRows({ title, rows, open = false }: Props) {
  if (rows.length === 0) return null;
  return (
    <details class="proof" open={open}>
      <summary>{title}</summary>
      <ul class="plain-list">
        {rows.map((row) => (
          <li key={row.visit_id}>
            <a href={href(`/visits/${row.visit_id}`, { state: "all" })}>{row.name}</a>{" "}
            <span class="soft">{[row.helper, row.why].filter(Boolean).join(t("desk.batch.dot"))}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
