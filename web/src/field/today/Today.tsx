import { t } from "../../words/words.ts";
import { findHouseholds } from "../find.ts";
import { Page } from "../frame/Page.tsx";
import { LossCard } from "../loss/LossCard.tsx";
import { useReading } from "../reading.ts";
import { ScanLink } from "../scan/ScanLink.tsx";
import { type HouseholdView, isMine } from "../view.ts";
import { FirstThings } from "./FirstThings.tsx";
import { HouseholdList } from "./HouseholdList.tsx";
import { NothingYet } from "./NothingYet.tsx";

/** Home: what was returned, then who has waited longest. */
export function Today() {
  const { views, search } = useReading();

  return (
    <Page title={t("field.tab.today")}>
      <LossCard />
      {views.value === undefined ? null : views.value.length === 0 ? (
        <NothingYet />
      ) : (
        <Found views={views.value} asked={search.value} onSearch={(text) => (search.value = text)} />
      )}
    </Page>
  );
}

interface Props {
  views: HouseholdView[];
  asked: string;
  onSearch: (text: string) => void;
}

function Found({ views, asked, onSearch }: Props) {
  const mine = views.filter(isMine);
  const found = asked === "" ? mine : findHouseholds(views, asked);
  const title =
    asked === ""
      ? t("field.today.mine", { n: mine.length })
      : found.length > 0
        ? t("field.today.found", { n: found.length })
        : t("field.today.notFound");

  return (
    <>
      <div class="search-row">
        <input
          class="search"
          type="search"
          aria-label={t("field.today.search")}
          placeholder={t("field.today.searchBy")}
          autoComplete="off"
          value={asked}
          onInput={(event) => onSearch(event.currentTarget.value)}
        />
        <ScanLink />
      </div>
      {asked === "" && <FirstThings views={views} />}
      {asked === "" && mine.length === 0 ? (
        <NothingYet />
      ) : (
        <HouseholdList key={asked} title={title} views={found} />
      )}
    </>
  );
}
