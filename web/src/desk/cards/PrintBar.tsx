import { useState } from "preact/hooks";
import type { CardVillage } from "../../api/deskWire.ts";
import { Button } from "../../parts/Button.tsx";
import { TextField } from "../../parts/Field.tsx";
import { WrongBox } from "../../parts/WrongBox.tsx";
import { useApp } from "../../shell/app.ts";
import { useAttempt } from "../../shell/useAttempt.ts";
import { t } from "../../words/words.ts";
import { save } from "../save.ts";
import { chosenOf } from "./choice.ts";
import { printVillages } from "./printing.ts";

interface Props {
  villages: CardVillage[];
  chosen: ReadonlySet<string>;
  /** Cards that one file holds. */
  most: number;
  onPrinted: () => void;
}

/** How much is chosen, and the file. It stays in sight below a long list. */
export function PrintBar({ villages, chosen, most, onPrinted }: Props) {
  const { api } = useApp();
  const [since, setSince] = useState("");
  const [made, setMade] = useState<{ name: string; of: string } | null>(null);
  const { busy, failure, attempt } = useAttempt();
  const picked = chosenOf(villages, chosen);
  const tooMany = picked.cards > most;
  const codes = picked.villages.map((row) => row.region.code);
  const choice = [since, ...codes].join(" ");

  const make = () =>
    attempt(async () => {
      setMade(null);
      const { file, name } = await printVillages(api, codes, since || null);
      save(file, name);
      setMade({ name, of: choice });
      onPrinted();
    });

  return (
    <div class="print-bar card">
      <TextField
        label={t("desk.card.since")}
        hint={t("desk.card.sinceHint")}
        type="date"
        value={since}
        onType={setSince}
      />
      <p role="status">
        {made?.of === choice
          ? t("desk.card.made", { name: made.name })
          : tooMany
            ? t("desk.card.tooMany", { n: picked.cards, most })
            : t("desk.card.chosen", { villages: picked.villages.length, n: picked.cards })}
      </p>
      <Button kind="main" disabled={busy || picked.cards === 0 || tooMany} onClick={make}>
        {t(busy ? "desk.card.making" : "desk.card.make")}
      </Button>
      <WrongBox text={failure} />
    </div>
  );
}
