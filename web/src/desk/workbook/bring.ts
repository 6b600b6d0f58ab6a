import type { Api } from "../../api/client.ts";
import type { ImportLine, ImportProgress } from "../../api/deskWire.ts";
import { Problem, Unreachable } from "../../api/problem.ts";
import { lines } from "./ndjson.ts";

export const form = (file: File) => {
  const body = new FormData();
  body.set("file", file);
  return body;
};

/** Sends the workbook and tells how far the server is with it; throws `Problem` where the server would not take it. */
export async function bring<T>(
  api: Api,
  path: string,
  file: File,
  dryRun: boolean,
  tell: (progress: ImportProgress) => void,
): Promise<T> {
  const answer = await api.call("POST", dryRun ? `${path}?dry_run=1` : path, {
    headers: { Accept: "application/x-ndjson" },
    body: form(file),
  });
  if (answer.body === null) throw new Unreachable(answer.status);
  for await (const line of lines<ImportLine<T>>(answer.body)) {
    if ("progress" in line) tell(line.progress);
    else if ("result" in line) return line.result;
    else throw new Problem(422, line.problem);
  }
  throw new Unreachable(answer.status);
}
