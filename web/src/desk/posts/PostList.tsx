import { useState } from "preact/hooks";
import { postKinds } from "../../api/terms.ts";
import { Button } from "../../parts/Button.tsx";
import { EmptyState } from "../../parts/EmptyState.tsx";
import { useApp } from "../../shell/app.ts";
import { t } from "../../words/words.ts";
import { FilterSelect } from "../FilterSelect.tsx";
import { Loaded } from "../Loaded.tsx";
import { More } from "../More.tsx";
import { useMe } from "../me.ts";
import { RegionFilter } from "../RegionFilter.tsx";
import { TakeAway } from "../TakeAway.tsx";
import { useFilters } from "../useFilters.ts";
import { usePages, withRow } from "../usePages.ts";
import { useTitle } from "../useTitle.ts";
import { PostNew } from "./PostNew.tsx";
import { PostTable } from "./PostTable.tsx";
import { posts } from "./postApi.ts";

/** Who is stationed in a village, and which unit is paired with it. */
export function PostList() {
  const { api } = useApp();
  const { role } = useMe();
  const { asked, narrow } = useFilters("/posts");
  const { region, kind, ended } = asked;
  const filters = { region, kind, ended };
  const pages = usePages(JSON.stringify(filters), (after, signal) =>
    posts(api, { ...filters, after }, signal),
  );
  const [making, setMaking] = useState(false);
  useTitle(t("desk.post.title"));

  return (
    <div class="page">
      <a class="back shown" href="/coverages">
        {t("desk.coverage.back")}
      </a>
      <div class="page-head">
        <h1>{t("desk.post.title")}</h1>
        <div class="acts">
          <TakeAway path="/posts" asked={filters} />
          {role === "county" && (
            <Button kind="main" onClick={() => setMaking(true)}>
              {t("desk.post.new")}
            </Button>
          )}
        </div>
      </div>
      <div class="filters">
        <RegionFilter value={region} onChoose={(code) => narrow({ region: code })} />
        <FilterSelect
          label={t("desk.post.kind")}
          all={t("desk.post.allKinds")}
          value={kind}
          choices={postKinds.map((value) => ({ value, label: t(`terms.post.${value}`) }))}
          onChoose={(value) => narrow({ kind: value })}
        />
        <FilterSelect
          label={t("desk.pairing.which")}
          all={t("desk.post.present")}
          value={ended}
          choices={[{ value: "1", label: t("desk.pairing.ended") }]}
          onChoose={(value) => narrow({ ended: value })}
        />
      </div>
      <Loaded load={pages}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState text={t("desk.post.empty")} />
          ) : (
            <>
              <PostTable posts={rows} onChange={(ended) => pages.change((now) => withRow(now, ended))} />
              <More pages={pages} />
            </>
          )
        }
      </Loaded>
      {making && <PostNew region={region} onDone={pages.refresh} onClose={() => setMaking(false)} />}
    </div>
  );
}
