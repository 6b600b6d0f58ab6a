import type { Account } from "../api/wire.ts";
import { learn, t } from "../words/words.ts";
import desk from "../words/zh-Hans/desk.json";
import terms from "../words/zh-Hans/terms.json";

learn({ desk, terms });

/** The supervisor's and the county's room. */
export default function Desk({ account }: { account: Account }) {
  return <main>{t(`terms.role.${account.role}`)}</main>;
}
