import "./visit.css";
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { useHoldUpdate } from "../../shell/update.ts";
import type { VisitDraft } from "../../store/records.ts";
import { DraftEnd } from "../frame/DraftEnd.tsx";
import { Page } from "../frame/Page.tsx";
import { usePen } from "../usePen.ts";
import type { HouseholdView } from "../view.ts";
import { ChecksCard } from "./ChecksCard.tsx";
import { type Faults, firstFault } from "./faults.ts";
import { FormProvider } from "./form.ts";
import { LocationLine } from "./LocationLine.tsx";
import { lastTime } from "./lastTime.ts";
import { MeasuresCard } from "./MeasuresCard.tsx";
import { MetCard } from "./MetCard.tsx";
import { NeedsCard } from "./NeedsCard.tsx";
import { PhotosCard } from "./PhotosCard.tsx";
import { goTo } from "./place.ts";
import { SaveBar } from "./SaveBar.tsx";
import { SavedChip } from "./SavedChip.tsx";
import { SignatureCard } from "./SignatureCard.tsx";
import { SummaryCard } from "./SummaryCard.tsx";
import { usePlace } from "./usePlace.ts";

interface Props {
  view: HouseholdView;
  begun: VisitDraft;
  /** What was wrong with it, beside each field; the form opens on the first. */
  faults?: Faults;
  under: string;
  up: string;
  /** Said before the questions. */
  children?: ComponentChildren;
}

/** One visit to write: new, returned or refused. Everything is on the disk as it is typed. */
export function VisitForm({
  view: { household, openNeeds },
  begun,
  faults = {},
  under,
  up,
  children,
}: Props) {
  const pen = usePen(begun);
  const last = useMemo(() => lastTime(household, begun), [household, begun.id]);
  const [lacks, setLacks] = useState<Faults>({});
  const { route } = useLocation();
  const scaling = useSignal(0);
  useHoldUpdate();
  usePlace(pen);

  useEffect(() => {
    const place = begun.place || firstFault(faults);
    if (place) goTo(place);
  }, [pen]);

  // The visit went on while it was being answered: the words stay, what they stand on moves.
  useEffect(() => {
    if (begun.amends?.base_revision !== pen.draft.peek().amends?.base_revision)
      pen.note({ amends: begun.amends });
  }, [begun.amends?.base_revision]);

  return (
    <FormProvider value={{ household, openNeeds, pen, last, faults: { ...faults, ...lacks }, scaling }}>
      <Page
        title={household.head_name}
        under={under}
        up={up}
        aside={<SavedChip pen={pen} />}
        bar={<SaveBar onLacking={setLacks} />}
      >
        {children}
        <ChecksCard />
        <MetCard />
        <MeasuresCard />
        <NeedsCard />
        <SummaryCard />
        <PhotosCard />
        <SignatureCard />
        <LocationLine />
        <DraftEnd id={begun.id} onEnd={() => route(up, true)} />
      </Page>
    </FormProvider>
  );
}
