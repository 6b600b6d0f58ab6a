import { useState } from "preact/hooks";
import { Problem } from "../../api/problem.ts";
import { Button } from "../../parts/Button.tsx";
import { FileField } from "../../parts/FileField.tsx";
import { toast } from "../../parts/Toast.tsx";
import { WrongBox } from "../../parts/WrongBox.tsx";
import { useApp } from "../../shell/app.ts";
import { useAttempt } from "../../shell/useAttempt.ts";
import { momentWord } from "../../words/when.ts";
import { t } from "../../words/words.ts";
import { AskDialog } from "../AskDialog.tsx";
import { Loaded } from "../Loaded.tsx";
import { useMe } from "../me.ts";
import { Sheet } from "../Sheet.tsx";
import { useLoad } from "../useLoad.ts";
import { useTitle } from "../useTitle.ts";
import { TemplateFaults } from "./TemplateFaults.tsx";
import { dropTemplate, keepTemplate, template } from "./weekApi.ts";

const workbook = ".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The county's own workbook: sent, put right, and what may be written in it. */
export function TemplatePage() {
  const { api, world } = useApp();
  const me = useMe();
  const load = useLoad("template", (signal) => template(api, signal));
  const [faults, setFaults] = useState<Record<string, string[]>>({});
  const [asking, setAsking] = useState(false);
  const { busy, failure, attempt } = useAttempt();
  useTitle(t("desk.week.template"));

  const choose = ([file]: File[]) => {
    if (!file) return;
    setFaults({});
    attempt(async () => {
      try {
        const kept = await keepTemplate(api, file);
        load.change(() => kept);
        toast(t("desk.week.template.saved"));
      } catch (error) {
        if (error instanceof Problem && error.code === "wrong_template") setFaults(error.errors);
        throw error;
      }
    });
  };
  const drop = async () => {
    await dropTemplate(api);
    load.refresh();
  };

  return (
    <div class="page narrow">
      <a class="back shown" href="/week">
        {t("desk.week.back")}
      </a>
      <h1>{t("desk.week.template")}</h1>
      <Loaded load={load}>
        {({ template: kept, names }) => (
          <>
            <p class="soft">{t("desk.week.template.what", { example: `{{${names.at(-1)?.name}}}` })}</p>
            <p>
              {kept
                ? t("desk.week.template.kept", {
                    name: kept.name,
                    at: momentWord(kept.kept_at, world.now()),
                    by: kept.by,
                  })
                : t("desk.week.template.none")}
            </p>
            {me.role === "county" && (
              <>
                <FileField
                  label={t("desk.week.template.choose")}
                  hint={t("desk.week.template.kind")}
                  accept={workbook}
                  disabled={busy}
                  onChoose={choose}
                />
                <WrongBox text={failure} />
                <TemplateFaults faults={faults} />
                {kept && (
                  <div class="acts start">
                    <Button disabled={busy} onClick={() => setAsking(true)}>
                      {t("desk.week.template.drop")}
                    </Button>
                  </div>
                )}
                {asking && (
                  <AskDialog
                    title={t("desk.week.template.drop")}
                    act={t("desk.act.remove")}
                    onYes={drop}
                    onClose={() => setAsking(false)}
                  >
                    <p>{t("desk.week.template.dropWhat")}</p>
                  </AskDialog>
                )}
              </>
            )}
            <section class="card">
              <h2 class="plain">{t("desk.week.template.names")}</h2>
              <p class="soft">{t("desk.week.template.rows")}</p>
              <Sheet label={t("desk.week.template.names")}>
                <table class="sheet">
                  <tbody>
                    {names.map(({ name, meaning }) => (
                      <tr key={name}>
                        <th scope="row" class="digits">{`{{${name}}}`}</th>
                        <td class="told">{meaning}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </Sheet>
            </section>
          </>
        )}
      </Loaded>
    </div>
  );
}
