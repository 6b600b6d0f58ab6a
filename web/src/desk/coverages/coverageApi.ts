import type { Api, Query } from "../../api/client.ts";
import type { CoverageTable, Page, UncoveredRow } from "../../api/deskWire.ts";

export const coverages = (api: Api, query: Query, signal?: AbortSignal) =>
  api.get<CoverageTable>("/coverages", query, signal);

export async function uncovered(
  api: Api,
  kind: string,
  query: Query,
  signal?: AbortSignal,
): Promise<Page<UncoveredRow>> {
  const told = await api.get<{ uncovered: UncoveredRow[]; next: string | null }>(
    `/coverages/${kind}`,
    query,
    signal,
  );
  return { rows: told.uncovered, next: told.next };
}
