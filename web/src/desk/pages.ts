import type { ComponentType } from "preact";
import type { Role } from "../api/terms.ts";
import type { Key } from "../words/words.ts";
import { AccountList } from "./accounts/AccountList.tsx";
import { BatchPage } from "./batch/BatchPage.tsx";
import { CardPage } from "./cards/CardPage.tsx";
import { CardSheet } from "./cards/CardSheet.tsx";
import { Coverages } from "./coverages/Coverages.tsx";
import { Uncovered } from "./coverages/Uncovered.tsx";
import { HeldList } from "./held/HeldList.tsx";
import { Mine } from "./mine/Mine.tsx";
import { NeedFigures } from "./needs/NeedFigures.tsx";
import { NeedLedger } from "./needs/NeedLedger.tsx";
import { HandOver } from "./pairings/HandOver.tsx";
import { PairingImport } from "./pairings/PairingImport.tsx";
import { PairingList } from "./pairings/PairingList.tsx";
import { PostList } from "./posts/PostList.tsx";
import { HouseholdDetail } from "./register/HouseholdDetail.tsx";
import { HouseholdList } from "./register/HouseholdList.tsx";
import { RegisterImport } from "./register/RegisterImport.tsx";
import { RescuePage } from "./rescue/RescuePage.tsx";
import { ReviewQueue } from "./review/ReviewQueue.tsx";
import { SettingsPage } from "./settings/SettingsPage.tsx";
import { SpotCheckList } from "./spot/SpotCheckList.tsx";
import { Trail } from "./trail/Trail.tsx";
import { TemplatePage } from "./week/TemplatePage.tsx";
import { Week } from "./week/Week.tsx";

interface Page {
  path: string;
  component: ComponentType;
  roles: readonly Role[];
  /** Its word in the header; without one it is reached from another page. */
  word?: Key;
  /** The entrance under which the header shows it, where its address does not say. */
  within?: string;
}

const both = ["supervisor", "county"] as const;
const county = ["county"] as const;

/** Every page of the desk, in the order of the header; who opens which, as the server's access table says. */
export const pages: readonly Page[] = [
  { path: "/week/:week?", component: Week, roles: both, word: "desk.nav.week" },
  { path: "/template", component: TemplatePage, roles: both, within: "/week" },
  { path: "/visits/:id?", component: ReviewQueue, roles: both, word: "desk.nav.visits" },
  { path: "/batches", component: BatchPage, roles: both, within: "/visits" },
  { path: "/spot-checks", component: SpotCheckList, roles: both, word: "desk.nav.spotChecks" },
  { path: "/needs", component: NeedLedger, roles: both, word: "desk.nav.needs" },
  { path: "/needs/figures", component: NeedFigures, roles: both },
  { path: "/held", component: HeldList, roles: both, word: "desk.nav.held" },
  { path: "/households", component: HouseholdList, roles: both, word: "desk.nav.households" },
  { path: "/households/:id", component: HouseholdDetail, roles: both },
  { path: "/import", component: RegisterImport, roles: county, within: "/households" },
  { path: "/cards", component: CardSheet, roles: county, within: "/households" },
  { path: "/c/:token", component: CardPage, roles: both },
  { path: "/pairings", component: PairingList, roles: both, word: "desk.nav.pairings" },
  { path: "/coverages", component: Coverages, roles: both, word: "desk.nav.coverages" },
  { path: "/coverages/:kind", component: Uncovered, roles: both },
  { path: "/posts", component: PostList, roles: both, within: "/coverages" },
  { path: "/pairings/import", component: PairingImport, roles: county },
  { path: "/pairings/hand-over", component: HandOver, roles: county },
  { path: "/accounts", component: AccountList, roles: county, word: "desk.nav.accounts" },
  { path: "/trail", component: Trail, roles: county, word: "desk.nav.trail" },
  { path: "/settings", component: SettingsPage, roles: county, within: "/mine" },
  { path: "/rescue", component: RescuePage, roles: both, within: "/mine" },
  { path: "/mine", component: Mine, roles: both },
];

/** What a person's day begins with: a supervisor's is the queue, the county's the week. */
export const home = (role: Role): string => (role === "supervisor" ? "/visits" : "/week");

/** "/visits/:id?" is entered at "/visits". */
export const entrance = (page: Pick<Page, "path">): string => page.path.replace(/\/:.*$/, "");
