import { t } from "../words/words.ts";

export function Screens() {
  return <main>{t("terms.role.helper")}</main>;
}
