import { useId } from "preact/hooks";

interface Props<T extends string> {
  label: string;
  value: string | undefined;
  /** What stands there when nothing is chosen. */
  all: string;
  choices: readonly { value: T; label: string }[];
  onChoose: (value: T | null) => void;
}

/** One narrowing of a list. */
export function FilterSelect<T extends string>({ label, value = "", all, choices, onChoose }: Props<T>) {
  const id = useId();
  return (
    <span class={value ? "filter on" : "filter"}>
      <label class="spoken" for={id}>
        {label}
      </label>
      <select id={id} value={value} onChange={(event) => onChoose((event.currentTarget.value as T) || null)}>
        <option value="">{all}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </span>
  );
}
