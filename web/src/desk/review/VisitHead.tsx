import { useLayoutEffect, useRef } from "preact/hooks";
import type { VisitWhole } from "../../api/deskWire.ts";
import { Chip } from "../../parts/Chip.tsx";
import { t } from "../../words/words.ts";
import { isTyping } from "./keys.ts";

interface Props {
  visit: VisitWhole;
  /** Whether the reader was led here: the heading takes the focus, and is read out, before the visit is painted. */
  wasLed: () => boolean;
}

/** Whose visit: the household in one line, its helpers, and whether the photos are here. */
export function VisitHead({ visit, wasLed }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    if (wasLed() && !isTyping(document.activeElement)) heading.current?.focus();
  }, []);
  const { household, household_helpers: helpers, photos } = visit;
  const facts = [
    household.category,
    household.cause,
    t("desk.household.people", { n: household.people }),
    ...helpers.map((one) =>
      t("desk.household.helper", { name: one.name, role: t(`terms.pairing.${one.role}`) }),
    ),
  ];
  return (
    <div class="visit-head">
      <div>
        <h1 ref={heading} tabIndex={-1}>
          <a href={`/households/${household.id}`}>{household.head_name}</a> · {household.region.name}{" "}
          {household.group}
        </h1>
        <p class="soft">{facts.filter(Boolean).join(" · ")}</p>
      </div>
      {photos.of > 0 && (
        <Chip tone={photos.here === photos.of ? "good" : "wait"}>
          {t(photos.here === photos.of ? "desk.review.photosHere" : "desk.review.photos", { ...photos })}
        </Chip>
      )}
    </div>
  );
}
