import type { VisitBrief, VisitWhole } from "../../api/deskWire.ts";
import { t } from "../../words/words.ts";
import { shortDay } from "../days.ts";
import { outline } from "./differences.ts";

const frames = 6;

/** The last six visits of the household, this one among them. */
export function VisitFilm({ visit, address }: { visit: VisitWhole; address: (id: string) => string }) {
  const shown: VisitBrief[] = [visit, ...visit.earlier].slice(0, frames);
  return (
    <>
      <h2>{t("desk.review.film", { n: shown.length })}</h2>
      <ol class="film">
        {shown.map((one) => {
          const { text, lit } = outline(one);
          return (
            <li key={one.id}>
              <a href={address(one.id)} aria-current={one.id === visit.id ? "true" : undefined}>
                <span class="soft">{shortDay(one.started_at)}</span>
                <span>{lit ? <mark>{text}</mark> : text}</span>
              </a>
            </li>
          );
        })}
      </ol>
    </>
  );
}
