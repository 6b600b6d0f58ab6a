/**
 * The names that we give to what travels, held against the document that the server writes of itself (`npm run types`): when
 * the two disagree this file does not compile. It is never imported and never shipped.
 */
import type * as batch from "./batchWire.ts";
import type * as desk from "./deskWire.ts";
import type { components } from "./schema.d.ts";
import type * as wire from "./wire.ts";

type Said<Name extends keyof components["schemas"]> = components["schemas"][Name];
/** What the server says it answers can be read as what we expect. */
type Reads<Ours, Theirs extends Ours> = Theirs;

export type Answers = [
  Reads<wire.SessionAnswer, Said<"SignedIn">>,
  Reads<wire.SessionRow, Said<"SessionRow">>,
  Reads<Omit<wire.PushResult, "problem">, Said<"Result">>,
  Reads<wire.PullAnswer, Said<"PullAnswer">>,
  Reads<wire.RescueAnswer, Said<"RescueAnswer">>,
  Reads<wire.Bundle, Said<"Bundle">>,
  Reads<desk.VisitRow, Said<"VisitRow">>,
  Reads<desk.VisitWhole, Said<"VisitWhole">>,
  Reads<desk.VisitCounts, Said<"Counts">>,
  Reads<desk.LedgerNeed, Said<"NeedOfHousehold">>,
  Reads<desk.NeedFiguresAnswer, Said<"FiguresAnswer">>,
  Reads<desk.CountySettings, Said<"SettingsAnswer">>,
  Reads<desk.TallyRow, Said<"TallyRow">>,
  Reads<desk.Tally, Said<"TallyAnswer">>,
  Reads<desk.WeekChanges, Said<"ChangesAnswer">>,
  Reads<desk.TemplateAnswer, Said<"TemplateAnswer">>,
  Reads<desk.WeekOfSeries, Said<"SeriesWeek">>,
  Reads<desk.AccountRow, Said<"AccountRow">>,
  Reads<desk.PairingRow, Said<"PairingRow">>,
  Reads<desk.PostRow, Said<"PostRow">>,
  Reads<desk.CoverageTable, Said<"CoverageAnswer">>,
  Reads<desk.UncoveredRow, Said<"UncoveredRow">>,
  Reads<desk.HelperOfHousehold, Said<"HelperOfHousehold">>,
  Reads<desk.HandOverAnswer, Said<"HandOverAnswer">>,
  Reads<desk.PairingImport, Said<"PairingImport">>,
  Reads<desk.HouseholdRow, Said<"HouseholdRow">>,
  Reads<Omit<desk.ImportResult, "changes">, Said<"ImportReport">>,
  Reads<desk.RegionRow, Said<"RegionRow">>,
  Reads<batch.BatchWhole, Said<"BatchWhole">>,
  Reads<Omit<batch.BatchRow, "problem">, Said<"BatchRow">>,
  Reads<batch.SampleWhole, Said<"SampleWhole">>,
  Reads<batch.SpotCheck, Said<"SpotCheckShown">>,
  Reads<desk.CardVillage, Said<"VillageRow">>,
  Reads<desk.HouseholdCard, Said<"CardRow">>,
];

/** What we send is what the server says it takes. */
export type Requests = [
  Reads<Said<"NewPairing">, desk.NewPairing>,
  Reads<Said<"NewPost">, desk.NewPost>,
  Reads<Said<"HandOver">, desk.HandOver>,
  Reads<Said<"NewReview">, desk.NewReview>,
  Reads<Said<"NewAccount">, desk.NewAccount>,
  Reads<Said<"AccountChange">, desk.AccountChange>,
];
