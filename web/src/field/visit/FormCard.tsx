import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import type { ReasonField } from "../../api/terms.ts";
import { FaultWords } from "./FaultWords.tsx";
import { useForm } from "./form.ts";

interface Props {
  title: string;
  /** Beside the title: that it may be left out, mostly. */
  hint?: string;
  /** The field that the card is; one of several fields names them itself. */
  field?: ReasonField;
  /** To the right of the title. */
  action?: ComponentChildren;
  children?: ComponentChildren;
}

/** One question of the form. */
export function FormCard({ title, hint, field, action, children }: Props) {
  const { faults } = useForm();
  const fault = field && faults[field];
  const heading = useId();
  return (
    <section class={fault ? "card bad" : "card"} aria-labelledby={heading} data-field={field}>
      <div class="row">
        <h2 id={heading}>
          {title} {hint && <span class="soft">{hint}</span>}
        </h2>
        {action}
      </div>
      <FaultWords fault={fault} />
      {children}
    </section>
  );
}
