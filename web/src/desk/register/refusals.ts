import type { Api } from "../../api/client.ts";
import { form } from "../workbook/bring.ts";

/** The refused rows as a workbook, with the reason beside each. */
export async function refusals(api: Api, file: File): Promise<Blob> {
  const answer = await api.call("POST", "/households/import/refusals", { body: form(file) });
  return answer.blob();
}
