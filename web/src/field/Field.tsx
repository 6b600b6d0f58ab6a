import type { Account } from "../api/wire.ts";
import { learn } from "../words/words.ts";
import field from "../words/zh-Hans/field.json";
import terms from "../words/zh-Hans/terms.json";
import { Screens } from "./Screens.tsx";

learn({ field, terms });

/** The helper's room. */
export default function Field(_: { account: Account }) {
  return <Screens />;
}
