import { useApp } from "../../shell/app.ts";
import { t } from "../../words/words.ts";
import { FilterSelect } from "../FilterSelect.tsx";
import { latestMonths } from "./months.ts";

interface Props {
  value: string | undefined;
  onChoose: (month: string | null) => void;
}

const shown = 12;

/** The month that visits are counted in; without one, the present one. */
export function MonthFilter({ value, onChoose }: Props) {
  const { world } = useApp();
  const [present = "", ...earlier] = latestMonths(world.now(), shown);
  return (
    <FilterSelect
      label={t("desk.coverage.month")}
      all={t("desk.coverage.thisMonth", { month: present })}
      value={value}
      choices={earlier.map((month) => ({ value: month, label: month }))}
      onChoose={onChoose}
    />
  );
}
