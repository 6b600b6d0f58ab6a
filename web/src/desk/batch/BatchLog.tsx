import { useApp } from "../../shell/app.ts";
import { momentWord } from "../../words/when.ts";
import { t } from "../../words/words.ts";
import { batches } from "../api.ts";
import { href } from "../href.ts";
import { Loaded } from "../Loaded.tsx";
import { useLoad } from "../useLoad.ts";

/** One's own last batches: to see what became of them, or to undo one. */
export function BatchLog() {
  const { api, world } = useApp();
  const load = useLoad("batches", (signal) => batches(api, signal));
  return (
    <Loaded load={load}>
      {(rows) =>
        rows.length > 0 && (
          <section>
            <h2>{t("desk.batch.log")}</h2>
            <ul class="card plain-list">
              {rows.map((row) => (
                <li key={row.id}>
                  <a href={href("/batches", { batch: row.id })}>{momentWord(row.made_at, world.now())}</a>{" "}
                  {t(`desk.batch.state.${row.state}`, {
                    n: row.state === "frozen" ? row.count : row.approved - row.kept_count,
                  })}
                </li>
              ))}
            </ul>
          </section>
        )
      }
    </Loaded>
  );
}
