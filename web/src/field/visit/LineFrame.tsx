import type { ComponentChildren } from "preact";
import { Button } from "../../parts/Button.tsx";
import { t } from "../../words/words.ts";

interface Props<K extends string> {
  /** "needs.1" */
  name: string;
  choices: readonly { value: K; label: string }[];
  kind: K;
  onKind: (kind: K) => void;
  text: string;
  onText: (text: string) => void;
  placeholder: string;
  onRemove: () => void;
  /** Between the kind and the way out. */
  children?: ComponentChildren;
}

/** One line of a list that grows: its kind, its words, and the way out. */
export function LineFrame<K extends string>(props: Props<K>) {
  const { name, choices, kind, onKind, text, onText, placeholder, onRemove, children } = props;
  return (
    <div class="line field" data-line={name}>
      <div class="row">
        <select
          aria-label={t("field.visit.kind")}
          value={kind}
          onChange={(event) => onKind(event.currentTarget.value as K)}
        >
          {choices.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        {children}
        <Button kind="quiet" onClick={onRemove}>
          {t("field.act.remove")}
        </Button>
      </div>
      <input
        type="text"
        aria-label={placeholder}
        placeholder={placeholder}
        maxLength={1000}
        autoComplete="off"
        value={text}
        onInput={(event) => onText(event.currentTarget.value)}
      />
    </div>
  );
}
