import type { TrailEntry } from "../../api/deskWire.ts";
import { useApp } from "../../shell/app.ts";
import { clockWord, dayWord } from "../../words/when.ts";
import { knows, t } from "../../words/words.ts";
import { Sheet } from "../Sheet.tsx";
import { detailWord, shortId, subjectPage } from "./details.ts";

interface Props {
  entries: TrailEntry[];
  onActor: (id: string) => void;
}

export function TrailTable({ entries, onActor }: Props) {
  const { world } = useApp();
  return (
    <div class="card">
      <Sheet label={t("desk.trail.title")}>
        <table class="sheet">
          <thead>
            <tr>
              <th scope="col" class="wide">
                {t("desk.trail.number")}
              </th>
              <th scope="col">{t("desk.trail.at")}</th>
              <th scope="col">{t("desk.trail.actor")}</th>
              <th scope="col">{t("desk.trail.verb")}</th>
              <th scope="col">{t("desk.trail.detail")}</th>
              <th scope="col">{t("desk.trail.subject")}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map(({ seq, at, actor, verb, subject, detail }) => (
              <tr key={seq}>
                <td class="digits soft wide">{seq}</td>
                <td class="digits">
                  {dayWord(at, world.now())} {clockWord(at)}
                </td>
                <td>
                  {actor ? (
                    <button type="button" class="quiet-link" onClick={() => onActor(actor.id)}>
                      {actor.name}
                    </button>
                  ) : (
                    t("desk.trail.command")
                  )}
                </td>
                <td>{verbWord(verb)}</td>
                <td class="soft long">{detailWord(detail)}</td>
                <td class="digits soft">
                  <Subject verb={verb} subject={subject} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Sheet>
    </div>
  );
}

export function verbWord(verb: string): string {
  const key = `desk.trail.verb.${verb}`;
  return knows(key) ? t(key) : verb;
}

function Subject({ verb, subject }: Pick<TrailEntry, "verb" | "subject">) {
  const page = subjectPage(verb, subject);
  return page ? <a href={page}>{shortId(subject)}</a> : <span title={subject}>{shortId(subject)}</span>;
}
