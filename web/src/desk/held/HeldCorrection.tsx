import type { Correction, Location } from "../../api/wire.ts";
import { t } from "../../words/words.ts";

/** Two people have put the same thing right, each in another way: both are shown, and what it was before. */
export function HeldCorrection({ body, now }: { body: Correction; now: unknown }) {
  const rows = [
    [t("desk.held.was"), body.was],
    [t("desk.held.now"), now],
    [t("desk.held.wanted"), body.value],
  ] as const;
  return (
    <dl class="facts">
      <div>
        <dt>{t("desk.held.field")}</dt>
        <dd>{t(`desk.held.field.${body.field}`)}</dd>
      </div>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{valueWord(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

function valueWord(value: unknown): string {
  if (isLocation(value)) return `${value.lat.toFixed(5)}, ${value.lon.toFixed(5)}`;
  return typeof value === "string" && value !== "" ? value : t("desk.held.nothing");
}

const isLocation = (value: unknown): value is Location =>
  typeof value === "object" && value !== null && "lat" in value && "lon" in value;
