import { useId } from "preact/hooks";
import { bytesWord } from "../../words/amounts.ts";
import { t } from "../../words/words.ts";

interface Props {
  file: File | null;
  disabled: boolean;
  onChoose: (file: File | null) => void;
}

const workbook = ".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export function WorkbookField({ file, disabled, onChoose }: Props) {
  const id = useId();
  return (
    <div class="workbook card">
      <label for={id}>
        <span class="name">{file ? file.name : t("desk.import.choose")}</span>
        <span class="soft">{file ? bytesWord(file.size) : t("desk.import.kind")}</span>
      </label>
      <input
        id={id}
        type="file"
        accept={workbook}
        disabled={disabled}
        onChange={(event) => {
          const [chosen = null] = event.currentTarget.files ?? [];
          onChoose(chosen);
          // So that the same file, mended meanwhile, can be chosen again.
          event.currentTarget.value = "";
        }}
      />
    </div>
  );
}
