import type { RouteHook } from "preact-iso/router";
import { ButtonLink } from "../../parts/Button.tsx";
import { EmptyState } from "../../parts/EmptyState.tsx";
import { entry, photosIn } from "../../store/entries.ts";
import { useLive } from "../../store/useLive.ts";
import { momentWord } from "../../words/when.ts";
import { t } from "../../words/words.ts";
import { useEngine } from "../engine.ts";
import { Page } from "../frame/Page.tsx";
import { entryPath } from "../paths.ts";
import { useReading } from "../reading.ts";

const stations = ["phone", "received", "verified"] as const;

/** It is on the phone; where it goes from here, and that nothing more need be done. Follows it while one looks. */
export function VisitSaved({ params }: RouteHook) {
  const { store } = useEngine();
  const { now } = useReading();
  const id = params.id ?? "";
  const saved = useLive(async () => (await entry(store, id)) ?? null, [store, id]);
  if (saved === undefined) return null;
  if (saved === null) {
    return (
      <Page title={t("field.lost.title")} up="/">
        <EmptyState text={t("field.lost.entry")} />
      </Page>
    );
  }
  const reached = stations.indexOf(saved.custody);
  const photos = photosIn(saved).length;
  const facts = [
    momentWord(saved.made_at, now.value),
    photos > 0 && t("field.content.photos", { n: photos }),
  ];

  return (
    <Page
      title={t("field.saved.title")}
      under={saved.household_name}
      up="/"
      bar={
        <>
          <ButtonLink href={entryPath(id)}>{t("field.saved.look")}</ButtonLink>
          <ButtonLink kind="main" href="/">
            {t("field.saved.next")}
          </ButtonLink>
        </>
      }
    >
      <div class="saved" role="status">
        <p class="saved-mark" aria-hidden="true" />
        <p class="saved-word">{t("field.saved.word")}</p>
        <p class="soft">{facts.filter(Boolean).join(" · ")}</p>
      </div>
      <ol class="list card stations">
        {stations.map((station, i) => (
          <li
            key={station}
            class={i <= reached ? "reached" : undefined}
            aria-current={i === reached ? "step" : undefined}
          >
            <span class="name">{t(`terms.custody.${station}`)}</span>
            <p class="soft">{t(`field.saved.${station}`)}</p>
          </li>
        ))}
      </ol>
    </Page>
  );
}
