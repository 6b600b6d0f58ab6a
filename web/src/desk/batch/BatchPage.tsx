import "./batch.css";
import { useApp } from "../../shell/app.ts";
import { t } from "../../words/words.ts";
import { Lift } from "../Lift.tsx";
import { Loaded } from "../Loaded.tsx";
import { useMe } from "../me.ts";
import { RegionFilter } from "../RegionFilter.tsx";
import { HelperFilter } from "../review/HelperFilter.tsx";
import { useFilters } from "../useFilters.ts";
import { useLoad } from "../useLoad.ts";
import { useTitle } from "../useTitle.ts";
import { weekWord } from "../week/weeks.ts";
import { askedIn } from "./asked.ts";
import { BatchCard } from "./BatchCard.tsx";
import { BatchLog, SampleLog } from "./BatchLog.tsx";
import { BatchStart } from "./BatchStart.tsx";
import { batch, sample } from "./batchApi.ts";
import { SampleCard } from "./SampleCard.tsx";

/** The quiet visits together: on a sample or all at once, looked at before anything is done. The county sees the samples. */
export function BatchPage() {
  const decides = useMe().role === "supervisor";
  const { asked: query, narrow } = useFilters("/batches");
  const { week, household, q } = query;
  const title = t(decides ? "desk.batch.title" : "desk.batch.sample.seen");
  useTitle(title);
  return (
    <div class="page narrow">
      <h1>{title}</h1>
      <p class="soft">{t(decides ? "desk.batch.what" : "desk.batch.sample.seen.what")}</p>
      {query.batch ? (
        <OneBatch key={query.batch} id={query.batch} />
      ) : query.sample ? (
        <OneSample
          key={query.sample}
          id={query.sample}
          onFrozen={(id) => narrow({ batch: id })}
          onDropped={() => narrow({ sample: null })}
        />
      ) : !decides ? (
        <SampleLog empty="desk.batch.sample.none" />
      ) : (
        <>
          <div class="filters">
            <RegionFilter value={query.region} onChoose={(code) => narrow({ region: code, helper: null })} />
            <HelperFilter
              region={query.region}
              value={query.helper}
              rows={[]}
              onChoose={(id) => narrow({ helper: id })}
            />
            {week && <Lift text={weekWord(week)} onLift={() => narrow({ week: null })} />}
            {household && (
              <Lift text={t("desk.filter.oneHousehold")} onLift={() => narrow({ household: null })} />
            )}
            {q && <Lift text={q} onLift={() => narrow({ q: null })} />}
          </div>
          <BatchStart
            asked={askedIn(query)}
            onDrawn={(id) => narrow({ sample: id })}
            onFrozen={(id) => narrow({ batch: id })}
          />
          <SampleLog />
          <BatchLog />
        </>
      )}
    </div>
  );
}

function OneBatch({ id }: { id: string }) {
  const { api } = useApp();
  const load = useLoad(`batch ${id}`, (signal) => batch(api, id, signal));
  return (
    <Loaded load={load}>
      {(whole) => <BatchCard batch={whole} onChange={(to) => load.change(() => to)} />}
    </Loaded>
  );
}

interface OfSample {
  id: string;
  onFrozen: (id: string) => void;
  onDropped: () => void;
}

function OneSample({ id, onFrozen, onDropped }: OfSample) {
  const { api } = useApp();
  const load = useLoad(`sample ${id}`, (signal) => sample(api, id, signal));
  return (
    <Loaded load={load}>
      {(whole) => <SampleCard sample={whole} onFrozen={onFrozen} onDropped={onDropped} />}
    </Loaded>
  );
}
