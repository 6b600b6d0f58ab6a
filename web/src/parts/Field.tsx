import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

interface Common {
  label: string;
  /** Said under the field when it is at fault. */
  wrong?: string | undefined;
  hint?: string;
}

function Framed({ id, label, wrong, hint, children }: Common & { id: string; children: ComponentChildren }) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children}
      {hint && (
        <p class="soft" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {wrong && (
        <p class="wrong" id={`${id}-wrong`} role="alert">
          {wrong}
        </p>
      )}
    </div>
  );
}

/** What is heard with the field: its fault first, then its hint. */
const said = (id: string, wrong: string | undefined, hint: string | undefined) => ({
  "aria-invalid": wrong !== undefined,
  "aria-describedby": [wrong && `${id}-wrong`, hint && `${id}-hint`].filter(Boolean).join(" ") || undefined,
});

interface InputProps extends Common {
  value: string;
  onType: (value: string) => void;
  type?: "text" | "tel" | "password" | "search" | "date" | "number";
  inputMode?: "numeric" | "tel" | "decimal";
  autoComplete?: "username" | "current-password" | "new-password" | "off";
  placeholder?: string;
  required?: boolean;
  minLength?: number;
  maxLength?: number;
  onBlur?: () => void;
}

export function TextField({ label, wrong, hint, onType, type = "text", ...rest }: InputProps) {
  const id = useId();
  return (
    <Framed id={id} label={label} wrong={wrong} {...(hint ? { hint } : {})}>
      <input
        {...rest}
        // preact types each kind of input by itself; the ones allowed here take the same attributes
        type={type as "text"}
        id={id}
        {...said(id, wrong, hint)}
        onInput={(event) => onType(event.currentTarget.value)}
      />
    </Framed>
  );
}

interface AreaProps extends Common {
  value: string;
  onType: (value: string) => void;
  placeholder?: string;
  maxLength?: number;
  rows?: number;
  onBlur?: () => void;
}

/** How much of it is told before it is full: a browser cuts what is pasted beyond without a word. */
const nearlyFull = 0.9;

export function TextArea({ label, wrong, hint, onType, ...rest }: AreaProps) {
  const id = useId();
  const { value, maxLength } = rest;
  return (
    <Framed id={id} label={label} wrong={wrong} {...(hint ? { hint } : {})}>
      <textarea
        {...rest}
        id={id}
        autoComplete="off"
        {...said(id, wrong, hint)}
        onInput={(event) => onType(event.currentTarget.value)}
      />
      {maxLength && value.length > nearlyFull * maxLength && (
        <p class="soft" role="status">
          {value.length} / {maxLength}
        </p>
      )}
    </Framed>
  );
}

interface SelectProps<T extends string> extends Common {
  value: T;
  choices: readonly { value: T; label: string }[];
  onChoose: (value: T) => void;
}

export function SelectField<T extends string>({
  label,
  wrong,
  hint,
  value,
  choices,
  onChoose,
}: SelectProps<T>) {
  const id = useId();
  return (
    <Framed id={id} label={label} wrong={wrong} {...(hint ? { hint } : {})}>
      <select
        id={id}
        value={value}
        {...said(id, wrong, hint)}
        onChange={(event) => onChoose(event.currentTarget.value as T)}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Framed>
  );
}
