import type { CardVillage } from "../../api/deskWire.ts";
import { t } from "../../words/words.ts";
import { Sheet } from "../Sheet.tsx";
import { turned } from "./choice.ts";

interface Props {
  villages: CardVillage[];
  chosen: ReadonlySet<string>;
  onChoose: (chosen: ReadonlySet<string>) => void;
}

export function VillageTable({ villages, chosen, onChoose }: Props) {
  const inhabited = villages.filter((row) => row.households > 0);
  const codes = inhabited.map((row) => row.region.code);
  const all = codes.every((code) => chosen.has(code));
  return (
    <Sheet label={t("desk.card.villages")}>
      <table class="sheet">
        <thead>
          <tr>
            <th scope="col">
              <label class="pick-village">
                <input type="checkbox" checked={all} onChange={() => onChoose(new Set(all ? [] : codes))} />
                {t("desk.card.allVillages")}
              </label>
            </th>
            <th scope="col" class="number">
              {t("desk.card.households")}
            </th>
            <th scope="col" class="number">
              {t("desk.card.carded")}
            </th>
          </tr>
        </thead>
        <tbody>
          {inhabited.map(({ region, households, cards }) => (
            <tr key={region.code}>
              <th scope="row">
                <label class="pick-village">
                  <input
                    type="checkbox"
                    checked={chosen.has(region.code)}
                    onChange={() => onChoose(turned(chosen, region.code))}
                  />
                  {region.name}
                </label>
              </th>
              <td class="number">{households}</td>
              <td class="number">{cards}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Sheet>
  );
}
