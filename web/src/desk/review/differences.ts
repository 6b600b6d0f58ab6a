import type { CheckChange, VisitBrief, VisitContentShown } from "../../api/deskWire.ts";
import { type Check, checks, type Finding, type ReasonField } from "../../api/terms.ts";
import type { Tone } from "../../parts/tone.ts";
import { t } from "../../words/words.ts";
import { distanceWord, metresApart } from "./placeWord.ts";

export interface CheckLine {
  check: Check;
  /** This time's first, then the earlier ones; `lit` where it is not what it was the time before. */
  findings: { finding: Finding; lit: boolean }[];
}

const tones: Record<Finding, Tone> = { fine: "good", problem: "bad", unseen: "wait" };

/** The checks of a visit beside those of earlier ones, the latest first. */
export function checksBeside(
  now: Record<Check, Finding>,
  earlier: Pick<VisitBrief, "checks">[],
): CheckLine[] {
  return checks.map((check) => {
    const found = [now, ...earlier.map((visit) => visit.checks)].map((checks) => checks[check]);
    const lit = (i: number) => found[i + 1] !== undefined && found[i + 1] !== found[i];
    return { check, findings: found.map((finding, i) => ({ finding, lit: lit(i) })) };
  });
}

const weights: Finding[] = ["problem", "unseen", "fine"];

/** The changes that a reader should see first, where there is no room for all. */
export const weightiest = (changes: CheckChange[], most: number): CheckChange[] =>
  [...changes].sort((a, b) => weights.indexOf(a.now) - weights.indexOf(b.now)).slice(0, most);

export const findingTone = (finding: Finding): Tone => tones[finding];

/** What a visit found, in a word or two; `lit` when it is not all as it should be. */
export function outline(visit: Pick<VisitBrief, "checks" | "mode">): { text: string; lit: boolean } {
  const problems = checks.filter((check) => visit.checks[check] === "problem");
  if (problems.length > 0)
    return { text: problems.map((check) => t(`terms.check.${check}`)).join(" "), lit: true };
  if (visit.mode !== "home") return { text: t(`terms.mode.${visit.mode}`), lit: false };
  const seen = checks.some((check) => visit.checks[check] === "fine");
  return { text: t(seen ? "desk.review.allFine" : "terms.finding.unseen"), lit: false };
}

export interface ContentChange {
  field: ReasonField;
  gone: string[];
  come: string[];
}

interface Line {
  key: string;
  text: string;
}

type Names = ReadonlyMap<string, string>;
type Place = NonNullable<VisitContentShown["location"]>;
/** In metres: what is said in words is not finer. */
const nearest = 10;

const plain = (text: string): Line => ({ key: text, text });

/** What a visit says in each field, line by line; two lines are the same when their keys are. */
function lines(content: VisitContentShown, names: Names, from: Place | null): [ReasonField, Line[]][] {
  const { signature_photo_id: signature, location } = content;
  return [
    ...checks.map((check): [ReasonField, Line[]] => [
      `checks.${check}`,
      [plain(t(`terms.finding.${content.checks[check]}`))],
    ]),
    ["mode", [plain(t(`terms.mode.${content.mode}`))]],
    ["met", content.met.map((id) => ({ key: id, text: names.get(id) ?? t("desk.review.formerMember") }))],
    ["summary", content.summary ? [plain(content.summary)] : []],
    [
      "measures",
      content.measures.map((one) => plain(`${t(`terms.measure.${one.kind}`)} ${one.text}`.trim())),
    ],
    [
      "needs",
      content.needs.map(({ category, description, urgency }) =>
        plain(`${t(`terms.need.${category}`)} ${description} · ${t(`terms.urgency.${urgency}`)}`),
      ),
    ],
    [
      "photos",
      content.photos
        .filter((photo) => photo.id !== signature)
        .map((photo) => ({ key: photo.id, text: t(`terms.photo.${photo.kind}`) })),
    ],
    ["signature", signature ? [{ key: signature, text: t("terms.photo.signature") }] : []],
    [
      "location",
      location
        ? [
            {
              key: `${location.lat} ${location.lon} ${location.accuracy_m}`,
              text: foundAt(location, from),
            },
          ]
        : [],
    ],
  ];
}

function foundAt(place: Place, from: Place | null): string {
  const accuracy = t("desk.review.accuracy", { n: Math.round(place.accuracy_m) });
  const moved = from === null ? 0 : metresApart(from, place);
  return moved < nearest
    ? accuracy
    : `${accuracy} · ${t("desk.review.moved", { distance: distanceWord(moved) })}`;
}

/** What the helper changed from one revision to the next. */
export function contentChanges(
  was: VisitContentShown,
  now: VisitContentShown,
  names: Names = new Map(),
): ContentChange[] {
  const before = new Map(lines(was, names, null));
  return lines(now, names, was.location).flatMap(([field, come]) => {
    const gone = before.get(field) ?? [];
    const change = { field, gone: without(gone, come), come: without(come, gone) };
    return change.gone.length + change.come.length > 0 ? [change] : [];
  });
}

function without(some: Line[], others: Line[]): string[] {
  const keys = new Set(others.map((line) => line.key));
  return some.filter((line) => !keys.has(line.key)).map((line) => line.text);
}
