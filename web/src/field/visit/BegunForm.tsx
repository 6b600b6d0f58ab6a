import type { ComponentProps } from "preact";
import { WrongBox } from "../../parts/WrongBox.tsx";
import type { VisitDraft } from "../../store/records.ts";
import { Page } from "../frame/Page.tsx";
import { VisitForm } from "./VisitForm.tsx";

type Props = Omit<ComponentProps<typeof VisitForm>, "begun"> & {
  begun: VisitDraft | null;
  failure: string | null;
};

/** The form once its draft is there; the reason when it cannot be had. */
export function BegunForm({ begun, failure, ...rest }: Props) {
  if (begun !== null) return <VisitForm key={begun.id} begun={begun} {...rest} />;
  if (failure === null) return null;
  return (
    <Page title={rest.view.household.head_name} under={rest.under} up={rest.up}>
      <WrongBox text={failure} />
    </Page>
  );
}
