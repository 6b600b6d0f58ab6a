import { useLocation } from "preact-iso/router";
import { t } from "../../words/words.ts";
import { useReading } from "../reading.ts";
import { isMine } from "../view.ts";

export function TabBar() {
  const { path } = useLocation();
  const { views } = useReading();
  const needs = (views.value ?? []).filter(isMine).reduce((sum, view) => sum + view.openNeeds.length, 0);
  const tabs = [
    ["/", t("field.tab.today")],
    ["/needs", needs > 0 ? t("field.tab.someNeeds", { n: needs }) : t("field.tab.needs")],
    ["/outbox", t("field.tab.outbox")],
    ["/me", t("field.tab.me")],
  ] as const;

  return (
    <nav class="bar tabs" aria-label={t("field.tab.all")}>
      {tabs.map(([href, word]) => (
        <a key={href} href={href} aria-current={path === href ? "page" : undefined}>
          {word}
        </a>
      ))}
    </nav>
  );
}
