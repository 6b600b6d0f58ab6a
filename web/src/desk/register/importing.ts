import type { Api } from "../../api/client.ts";
import type { ImportLine, ImportProgress, ImportResult } from "../../api/deskWire.ts";
import { Problem, Unreachable } from "../../api/problem.ts";
import { lines } from "./ndjson.ts";

const body = (file: File) => {
  const form = new FormData();
  form.set("file", file);
  return form;
};

/** Sends the workbook and tells how far the server is with it; throws `Problem` where the server would not take it. */
export async function importRegister(
  api: Api,
  file: File,
  dryRun: boolean,
  tell: (progress: ImportProgress) => void,
): Promise<ImportResult> {
  const answer = await api.call("POST", dryRun ? "/households/import?dry_run=1" : "/households/import", {
    headers: { Accept: "application/x-ndjson" },
    body: body(file),
  });
  if (answer.body === null) throw new Unreachable(answer.status);
  for await (const line of lines<ImportLine>(answer.body)) {
    if ("progress" in line) tell(line.progress);
    else if ("result" in line) return line.result;
    else throw new Problem(422, line.problem);
  }
  throw new Unreachable(answer.status);
}

/** The refused rows as a workbook, with the reason beside each. */
export async function refusals(api: Api, file: File): Promise<Blob> {
  const answer = await api.call("POST", "/households/import/refusals", { body: body(file) });
  return answer.blob();
}
