import "./scan.css";
import { useState } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { Button } from "../../parts/Button.tsx";
import { TextField } from "../../parts/Field.tsx";
import { type Key, t } from "../../words/words.ts";
import { Page } from "../frame/Page.tsx";
import { householdPath } from "../paths.ts";
import { useReading } from "../reading.ts";
import type { HouseholdView } from "../view.ts";
import { Camera } from "./Camera.tsx";
import { byNumber, byToken, digitsIn, isCardNumber, tokenIn } from "./card.ts";

/** Opens the household whose card is held before the camera, or whose number is typed. Needs no network. */
export function ScanPage() {
  const { views } = useReading();
  return (
    <Page title={t("field.scan.title")} up="/">
      {views.value && <Scan views={views.value} />}
    </Page>
  );
}

function Scan({ views }: { views: HouseholdView[] }) {
  const { route } = useLocation();
  const [blind, setBlind] = useState(false);
  const [seen, setSeen] = useState<Key | null>(null);
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState<Key | null>(null);

  function open(found: HouseholdView | undefined, otherwise: (why: Key) => void): void {
    if (found) route(householdPath(found.household.id), true);
    else otherwise("field.scan.notOurs");
  }

  function said(text: string): void {
    const token = tokenIn(text);
    if (token === null) setSeen("field.scan.noCard");
    else open(byToken(views, token), setSeen);
  }

  function enter(event: Event): void {
    event.preventDefault();
    const digits = digitsIn(typed);
    if (isCardNumber(digits)) open(byNumber(views, digits), setWrong);
    else setWrong("field.scan.slip");
  }

  return (
    <>
      {blind ? (
        <p class="card" role="status">
          {t("field.scan.blind")}
        </p>
      ) : (
        <>
          <Camera onSaid={said} onFail={() => setBlind(true)} />
          <p class="soft" role="status">
            {t(seen ?? "field.scan.hold")}
          </p>
        </>
      )}
      <form class="card scan-number" onSubmit={enter}>
        <TextField
          label={t("field.scan.number")}
          value={typed}
          inputMode="numeric"
          autoComplete="off"
          maxLength={12}
          wrong={wrong === null ? undefined : t(wrong)}
          onType={(text) => {
            setTyped(text);
            setWrong(null);
          }}
        />
        <Button type="submit" kind="main">
          {t("field.scan.open")}
        </Button>
      </form>
    </>
  );
}
