import { Button } from "../../parts/Button.tsx";
import { Card } from "../../parts/Card.tsx";
import { installOffer, isInstalled } from "../../shell/install.ts";
import { t } from "../../words/words.ts";

/** On the home screen the app opens like any other, and browsers keep its store longer. */
export function InstallHint() {
  if (isInstalled()) return null;
  const offer = installOffer.value;
  const apple = /iPhone|iPad/.test(navigator.userAgent);
  return (
    <Card>
      <div class="row">
        <div>
          <span class="name">{t("field.install.title")}</span>
          <p class="soft">
            {t(apple ? "field.install.apple" : offer ? "field.install.why" : "field.install.menu")}
          </p>
        </div>
        {offer && (
          <Button kind="main" onClick={() => offer.prompt()}>
            {t("field.install.do")}
          </Button>
        )}
      </div>
    </Card>
  );
}
