import { useId } from "preact/hooks";
import type { Tone } from "./tone.ts";

interface Choice<T extends string> {
  value: T;
  label: string;
  /** The tone it takes when chosen. */
  tone?: Tone;
}

interface Props<T extends string> {
  legend: string;
  choices: readonly Choice<T>[];
  value: T | null;
  onChoose: (value: T) => void;
}

/** One of a few, in one tap. Radio buttons underneath, so that keyboards and screen readers know it. */
export function Segmented<T extends string>({ legend, choices, value, onChoose }: Props<T>) {
  const name = useId();
  return (
    <fieldset class="segmented">
      <legend class="spoken">{legend}</legend>
      {choices.map((choice) => (
        <label key={choice.value} class={choice.value === value ? `on ${choice.tone ?? "good"}` : ""}>
          <input
            type="radio"
            name={name}
            checked={choice.value === value}
            onChange={() => onChoose(choice.value)}
          />
          {choice.label}
        </label>
      ))}
    </fieldset>
  );
}
