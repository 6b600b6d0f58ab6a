import { useId } from "preact/hooks";

interface Props {
  label: string;
  value: string | undefined;
  onChoose: (day: string | null) => void;
}

export function DayFilter({ label, value = "", onChoose }: Props) {
  const id = useId();
  return (
    <span class={value ? "filter on day" : "filter day"}>
      <label for={id}>{label}</label>
      <input
        id={id}
        type="date"
        value={value}
        onChange={(event) => onChoose(event.currentTarget.value || null)}
      />
    </span>
  );
}
