import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../../words/words.ts";
import { pinLength } from "./weak.ts";

interface Props {
  label: string;
  value: string;
  disabled: boolean;
  onType: (value: string) => void;
  /** Stands in the free corner of the pad. */
  children?: ComponentChildren;
}

const digits = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

/** Six digits: a field for keyboards and screen readers, and a pad for a thumb. */
export function PinPad({ label, value, disabled, onType, children }: Props) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!disabled) field.current?.focus();
  }, [disabled, label]);

  const put = (text: string) => onType(text.replace(/\D/g, "").slice(0, pinLength));
  const key = (digit: string) => (
    <button type="button" key={digit} disabled={disabled} onClick={() => put(value + digit)}>
      {digit}
    </button>
  );

  return (
    <form class="pin" onSubmit={(event) => event.preventDefault()}>
      <input
        ref={field}
        type="password"
        // The pad is the keyboard; and no browser offers to remember this one.
        inputMode="none"
        autoComplete="one-time-code"
        aria-label={label}
        placeholder={"○".repeat(pinLength)}
        value={value}
        readOnly={disabled}
        onInput={(event) => put(event.currentTarget.value)}
      />
      {/* Who types on a keyboard goes on typing after a tap. */}
      <fieldset class="pad" aria-label={t("lock.pad")} onMouseDown={(event) => event.preventDefault()}>
        {digits.map(key)}
        <div>{children}</div>
        {key("0")}
        <button
          type="button"
          disabled={disabled}
          aria-label={t("lock.delete")}
          onClick={() => put(value.slice(0, -1))}
        >
          ⌫
        </button>
      </fieldset>
    </form>
  );
}
