import { useState } from "preact/hooks";
import { SelectField, TextField } from "../../parts/Field.tsx";
import { useApp } from "../../shell/app.ts";
import { t } from "../../words/words.ts";
import { accounts } from "../api.ts";
import { Missing } from "../Missing.tsx";
import { useLoad } from "../useLoad.ts";
import { usePaused } from "../usePaused.ts";

interface Props {
  label: string;
  value: string;
  /** Who is chosen already, should the list not hold them. */
  name?: string | undefined;
  /** Also those whose account was stopped: they can still give. */
  stopped?: boolean;
  wrong?: string | undefined;
  onChoose: (id: string) => void;
}

/** A helper of the county, found by name or telephone. */
export function HelperField({ label, value, name, stopped = false, wrong, onChoose }: Props) {
  const { api } = useApp();
  const [words, setWords] = useState("");
  const [chosen, setChosen] = useState({ value, label: name ?? "" });
  const q = usePaused(words.trim()) || null;
  const found = useLoad(`helpers ${q}`, (signal) => accounts(api, { role: "helper", q }, signal));
  const offered = (found.data?.rows ?? [])
    .filter((row) => stopped || row.disabled_at === null)
    .map((row) => ({ value: row.id, label: `${row.name} · ${row.region.name} · ${row.phone}` }));
  const known = chosen.value && !offered.some((one) => one.value === chosen.value) ? [chosen] : [];
  const none = { value: "", label: t(found.busy ? "desk.load.coming" : "desk.pairing.choose") };

  return (
    <>
      <TextField
        label={t("desk.pairing.find", { who: label })}
        type="search"
        autoComplete="off"
        value={words}
        onType={setWords}
        maxLength={40}
        {...(found.data?.next ? { hint: t("desk.pairing.findMore") } : {})}
      />
      <Missing load={found} />
      <SelectField
        label={label}
        value={value}
        wrong={wrong}
        choices={[none, ...known, ...offered]}
        onChoose={(id) => {
          setChosen(offered.find((one) => one.value === id) ?? chosen);
          onChoose(id);
        }}
      />
    </>
  );
}
