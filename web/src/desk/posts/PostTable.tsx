import { useState } from "preact/hooks";
import type { PostRow } from "../../api/deskWire.ts";
import { useApp } from "../../shell/app.ts";
import { t } from "../../words/words.ts";
import { untilWord } from "../days.ts";
import { EndDialog } from "../EndDialog.tsx";
import { useMe } from "../me.ts";
import { Sheet } from "../Sheet.tsx";
import { end } from "./postApi.ts";

/** Each post with its days; the county ends one here. */
export function PostTable({ posts, onChange }: { posts: PostRow[]; onChange: (ended: PostRow) => void }) {
  const { api } = useApp();
  const { role } = useMe();
  const [ending, setEnding] = useState<PostRow | null>(null);
  return (
    <div class="card">
      <Sheet label={t("desk.post.title")}>
        <table class="sheet">
          <thead>
            <tr>
              <th scope="col">{t("terms.level.village")}</th>
              <th scope="col">{t("desk.post.kind")}</th>
              <th scope="col">{t("desk.post.name")}</th>
              <th scope="col">{t("desk.pairing.from")}</th>
              <th scope="col">{t("desk.pairing.until")}</th>
            </tr>
          </thead>
          <tbody>
            {posts.map((row) => (
              <tr key={row.id} class={row.until ? "off" : ""}>
                <th scope="row">
                  {row.village.name} <span class="soft">{row.township.name}</span>
                </th>
                <td>{t(`terms.post.${row.kind}`)}</td>
                <td>{row.name}</td>
                <td class="digits">{row.from}</td>
                <td class="digits">
                  {untilWord(row)}{" "}
                  {role === "county" && row.until === null && (
                    <button
                      type="button"
                      class="quiet-link"
                      aria-label={t("desk.post.endOne", { name: row.name })}
                      onClick={() => setEnding(row)}
                    >
                      {t("desk.pairing.end")}
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Sheet>
      {ending && (
        <EndDialog
          title={t("desk.post.endTitle")}
          what={t("desk.post.endWhat", { name: ending.name, village: ending.village.name })}
          onEnd={async (until) => (await end(api, ending.id, until)).post}
          onDone={onChange}
          onClose={() => setEnding(null)}
        />
      )}
    </div>
  );
}
