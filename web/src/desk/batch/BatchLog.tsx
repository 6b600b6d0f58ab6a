import type { BatchBrief, SampleBrief } from "../../api/batchWire.ts";
import type { Query } from "../../api/client.ts";
import type { Page } from "../../api/deskWire.ts";
import { EmptyState } from "../../parts/EmptyState.tsx";
import { useApp } from "../../shell/app.ts";
import { momentWord } from "../../words/when.ts";
import { type Key, t } from "../../words/words.ts";
import { href } from "../href.ts";
import { Loaded } from "../Loaded.tsx";
import { More } from "../More.tsx";
import { usePages } from "../usePages.ts";
import { batches, samples } from "./batchApi.ts";

/** One's own batches, back to the first: to see what became of them, to go on, or to undo one. */
export function BatchLog() {
  const { api } = useApp();
  return (
    <Log
      heading="desk.batch.log"
      name="batch"
      ask={(query, signal) => batches(api, query, signal)}
      said={(row: BatchBrief) =>
        t(`desk.batch.state.${row.state}`, {
          n: row.state === "frozen" ? row.count : row.approved - row.kept_count,
        })
      }
    />
  );
}

/** The samples of one's region, whoever drew them: who draws until it pleases is seen. */
export function SampleLog({ empty }: { empty?: Key }) {
  const { api } = useApp();
  return (
    <Log
      heading="desk.batch.sample.log"
      empty={empty}
      name="sample"
      ask={(query, signal) => samples(api, query, signal)}
      said={({ population, size, by }: SampleBrief) =>
        [t("desk.batch.sample.drawn", { of: population, n: size }), by].join(t("desk.batch.dot"))
      }
    />
  );
}

interface Props<Row> {
  heading: Key;
  /** What to say where there are none; without it nothing is said. */
  empty?: Key | undefined;
  name: "batch" | "sample";
  ask: (query: Query, signal?: AbortSignal) => Promise<Page<Row>>;
  said: (row: Row) => string;
}

function Log<Row extends BatchBrief | SampleBrief>({ heading, empty, name, ask, said }: Props<Row>) {
  const { world } = useApp();
  const pages = usePages(name, (after, signal) => ask({ after }, signal));
  return (
    <Loaded load={pages}>
      {({ rows }) =>
        rows.length === 0 ? (
          empty && <EmptyState text={t(empty)} />
        ) : (
          <section>
            <h2>{t(heading)}</h2>
            <ul class="card plain-list">
              {rows.map((row) => (
                <li key={row.id}>
                  <a href={href("/batches", { [name]: row.id })}>{momentWord(row.made_at, world.now())}</a>{" "}
                  {said(row)}
                </li>
              ))}
            </ul>
            <More pages={pages} />
          </section>
        )
      }
    </Loaded>
  );
}
