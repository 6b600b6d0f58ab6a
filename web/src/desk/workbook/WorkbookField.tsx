import { FileField } from "../../parts/FileField.tsx";
import { bytesWord } from "../../words/amounts.ts";
import { t } from "../../words/words.ts";

interface Props {
  file: File | null;
  hint: string;
  disabled: boolean;
  onChoose: (files: File[]) => void;
}

const workbook = ".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export function WorkbookField({ file, hint, ...rest }: Props) {
  return (
    <FileField
      {...rest}
      label={file ? file.name : t("desk.import.choose")}
      hint={file ? bytesWord(file.size) : hint}
      accept={workbook}
    />
  );
}
