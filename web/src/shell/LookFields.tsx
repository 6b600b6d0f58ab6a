import { Segmented } from "../parts/Segmented.tsx";
import { t } from "../words/words.ts";
import { theme, themes, type, types } from "./look.ts";

/** Size of type, and light or dark. */
export function LookFields() {
  return (
    <>
      <div class="field">
        <span class="label">{t("shell.look.type")}</span>
        <Segmented
          legend={t("shell.look.type")}
          choices={types.map((value) => ({ value, label: t(`shell.type.${value}`) }))}
          value={type.value}
          onChoose={(next) => {
            type.value = next;
          }}
        />
      </div>
      <div class="field">
        <span class="label">{t("shell.look.theme")}</span>
        <Segmented
          legend={t("shell.look.theme")}
          choices={themes.map((value) => ({ value, label: t(`shell.theme.${value}`) }))}
          value={theme.value}
          onChoose={(next) => {
            theme.value = next;
          }}
        />
      </div>
    </>
  );
}
