import type { VisitWhole } from "../../api/deskWire.ts";
import { t } from "../../words/words.ts";

const directions = ["n", "ne", "e", "se", "s", "sw", "w", "nw"] as const;
const near = 50;

type Place = Record<"lat" | "lon", number>;

/** "在以前找到户的地方东北约 320 米". Nearer than a phone can tell, it is the same place. */
export function placeWord(place: NonNullable<VisitWhole["place"]>): string {
  if (place.metres <= near) return t("desk.review.samePlace");
  const step = 360 / directions.length;
  const direction = directions[Math.round(place.bearing / step) % directions.length] ?? "n";
  return t("desk.review.fromPlace", {
    direction: t(`desk.review.direction.${direction}`),
    distance: distanceWord(place.metres),
  });
}

/** "320 米", "1.2 公里". */
export function distanceWord(metres: number): string {
  if (metres < 1000) return t("desk.review.metres", { n: Math.round(metres / 10) * 10 });
  const kilometres = metres / 1000;
  return t("desk.review.kilometres", { n: kilometres < 10 ? kilometres.toFixed(1) : Math.round(kilometres) });
}

const metresOfDegree = 111_195;

/** On a map of one valley: the earth is flat there. */
export function metresApart(one: Place, other: Place): number {
  const north = other.lat - one.lat;
  const east = (other.lon - one.lon) * Math.cos((one.lat * Math.PI) / 180);
  return Math.hypot(north, east) * metresOfDegree;
}
