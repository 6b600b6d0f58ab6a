import { useState } from "preact/hooks";
import type { AccountRow } from "../../api/deskWire.ts";
import { roles } from "../../api/terms.ts";
import { Button } from "../../parts/Button.tsx";
import { EmptyState } from "../../parts/EmptyState.tsx";
import { useApp } from "../../shell/app.ts";
import { t } from "../../words/words.ts";
import { accounts } from "../api.ts";
import { FilterSelect } from "../FilterSelect.tsx";
import { Loaded } from "../Loaded.tsx";
import { More } from "../More.tsx";
import { RegionFilter } from "../RegionFilter.tsx";
import { SearchField } from "../SearchField.tsx";
import { TakeAway } from "../TakeAway.tsx";
import { useFilters } from "../useFilters.ts";
import { usePages } from "../usePages.ts";
import { useTitle } from "../useTitle.ts";
import { AccountEdit } from "./AccountEdit.tsx";
import { AccountNew } from "./AccountNew.tsx";
import { AccountTable } from "./AccountTable.tsx";

/** Who signs in to the county: made, moved, stopped here; nobody is deleted. */
export function AccountList() {
  const { api } = useApp();
  const { asked, narrow } = useFilters("/accounts");
  const { role, region, q } = asked;
  const filters = { role, region, q };
  const pages = usePages(JSON.stringify(filters), (after, signal) =>
    accounts(api, { ...filters, after }, signal),
  );
  const [making, setMaking] = useState(false);
  const [editing, setEditing] = useState<AccountRow | null>(null);
  useTitle(t("desk.nav.accounts"));

  const put = (changed: AccountRow) => {
    setEditing(changed);
    pages.change((page) => ({
      ...page,
      rows: page.rows.map((row) => (row.id === changed.id ? changed : row)),
    }));
  };
  const add = (made: AccountRow) => pages.change((page) => ({ ...page, rows: [made, ...page.rows] }));

  return (
    <div class="page">
      <div class="page-head">
        <h1>{t("desk.account.title")}</h1>
        <div class="acts">
          <TakeAway path="/accounts" asked={filters} />
          <Button kind="main" onClick={() => setMaking(true)}>
            {t("desk.account.new")}
          </Button>
        </div>
      </div>
      <div class="filters">
        <SearchField label={t("desk.account.search")} value={q} onSearch={(text) => narrow({ q: text })} />
        <FilterSelect
          label={t("desk.account.role")}
          all={t("desk.account.allRoles")}
          value={role}
          choices={roles.map((value) => ({ value, label: t(`terms.role.${value}`) }))}
          onChoose={(value) => narrow({ role: value })}
        />
        <RegionFilter value={region} onChoose={(code) => narrow({ region: code })} />
      </div>
      <Loaded load={pages}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState text={t("desk.account.empty")} />
          ) : (
            <>
              <AccountTable accounts={rows} onEdit={setEditing} />
              <More pages={pages} />
            </>
          )
        }
      </Loaded>
      {making && <AccountNew onMade={add} onClose={() => setMaking(false)} />}
      {editing && (
        <AccountEdit key={editing.id} account={editing} onChange={put} onClose={() => setEditing(null)} />
      )}
    </div>
  );
}
