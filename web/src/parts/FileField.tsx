import { useId } from "preact/hooks";

interface Props {
  label: string;
  hint: string;
  accept?: string;
  multiple?: boolean;
  disabled: boolean;
  onChoose: (files: File[]) => void;
}

/** A place to choose files in, or to drop them on. */
export function FileField({ label, hint, onChoose, ...rest }: Props) {
  const id = useId();
  return (
    <div class="file-field card">
      <label for={id}>
        <span class="name">{label}</span>
        <span class="soft">{hint}</span>
      </label>
      <input
        {...rest}
        id={id}
        type="file"
        onChange={(event) => {
          const chosen = [...(event.currentTarget.files ?? [])];
          // So that the same file, mended meanwhile, can be chosen again.
          event.currentTarget.value = "";
          if (chosen.length > 0) onChoose(chosen);
        }}
      />
    </div>
  );
}
