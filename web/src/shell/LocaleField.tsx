import { SelectField } from "../parts/Field.tsx";
import { locale, locales, ownNames, rememberLocale } from "../words/locale.ts";
import { speak, t } from "../words/words.ts";
import { useApp } from "./app.ts";
import { useAttempt } from "./useAttempt.ts";

export function LocaleField() {
  const { world } = useApp();
  const { failure, attempt } = useAttempt();
  return (
    <SelectField
      label={t("shell.signIn.language")}
      value={locale.value}
      choices={locales.map((value) => ({ value, label: ownNames[value] }))}
      wrong={failure ?? undefined}
      onChoose={(next) =>
        attempt(async () => {
          await speak(next);
          rememberLocale(world.memory, next);
        })
      }
    />
  );
}
