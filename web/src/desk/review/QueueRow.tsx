import { useEffect, useRef } from "preact/hooks";
import type { VisitRow } from "../../api/deskWire.ts";
import { Chip } from "../../parts/Chip.tsx";
import { useApp } from "../../shell/app.ts";
import { momentWord } from "../../words/when.ts";
import { t } from "../../words/words.ts";
import { findingTone, weightiest } from "./differences.ts";
import { flagWord } from "./flagWord.ts";

interface Props {
  row: VisitRow;
  address: string;
  open: boolean;
  /** Open, or open until the list took the screen again: nobody looks for their place anew. */
  inSight: boolean;
  /** In a list of all states each row says its own. */
  withState: boolean;
  chosen?: boolean;
  onChoose?: () => void;
}

/** One visit in the list: whose, by whom, when, and what is out of the ordinary. */
export function QueueRow({ row, address, open, inSight, withState, chosen, onChoose }: Props) {
  const { world } = useApp();
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (inSight) item.current?.scrollIntoView({ block: "nearest" });
  }, [inSight, open]);

  return (
    <li ref={item} class={open ? "queue-row on" : "queue-row"}>
      {onChoose && (
        <label class="pick">
          <input type="checkbox" checked={chosen} onChange={onChoose} />
          <span class="spoken">{t("desk.review.choose", { name: row.household.head_name })}</span>
        </label>
      )}
      <a href={address} aria-current={open ? "true" : undefined}>
        <span class="name">{row.household.head_name}</span>{" "}
        <span class="soft">
          {row.helper.name} · {momentWord(row.received_at, world.now())}
          {withState && ` · ${t(`terms.visitState.${row.state}`)}`}
        </span>
        <Signs row={row} now={world.now()} />
      </a>
    </li>
  );
}

const mostChanges = 3;
const mostFlags = 2;

function Signs({ row, now }: { row: VisitRow; now: number }) {
  const { changes, need_count: needs, photos } = row;
  // One that is back with its helper has not begun its next round.
  const round = row.returned_times + (row.state === "returned" ? 0 : 1);
  const flags = row.flags.filter((flag) => flag.dismissed === null);
  if (flags.length + changes.length + needs + (round - 1) + (photos.of - photos.here) === 0) return null;
  // What a flag has said already is not said again.
  const said = flags.filter((flag) => flag.kind === "turned_problem").map((flag) => flag.about.check);
  const unsaid = changes.filter((change) => !said.includes(change.check));
  const told = weightiest(unsaid, mostChanges);
  return (
    <span class="signs">
      {flags.slice(0, mostFlags).map((flag) => (
        <Chip key={flag.id} tone="wait">
          {flagWord(flag, now)}
        </Chip>
      ))}
      {flags.length > mostFlags && <Chip>{t("desk.flag.more", { n: flags.length })}</Chip>}
      {told.map(({ check, was, now: is }) => (
        <Chip key={check} tone={findingTone(is)}>
          {t("desk.review.change", {
            check: t(`terms.check.${check}`),
            was: t(`terms.finding.${was}`),
            now: t(`terms.finding.${is}`),
          })}
        </Chip>
      ))}
      {told.length < unsaid.length && <Chip>{t("desk.review.moreChanges", { n: changes.length })}</Chip>}
      {round > 1 && <Chip>{t("desk.review.round", { n: round })}</Chip>}
      {needs > 0 && <Chip tone="wait">{t("desk.review.needCount", { n: needs })}</Chip>}
      {photos.here < photos.of && <Chip>{t("desk.review.photos", { ...photos })}</Chip>}
    </span>
  );
}
