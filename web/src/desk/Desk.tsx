import "./desk.css";
import "./header.css";
import "./narrowing.css";
import "./sheet.css";
import { useEffect, useRef } from "preact/hooks";
import { Route, Router, useLocation } from "preact-iso/router";
import type { Account } from "../api/wire.ts";
import { ButtonLink } from "../parts/Button.tsx";
import { learn, t } from "../words/words.ts";
import desk from "../words/zh-Hans/desk.json";
import terms from "../words/zh-Hans/terms.json";
import { Header } from "./Header.tsx";
import { MeProvider, useMe } from "./me.ts";
import { home, pages } from "./pages.ts";
import { useReturnToPlace } from "./place.ts";

learn({ desk, terms });

/** The supervisor's and the county's room. */
export default function Desk({ account }: { account: Account }) {
  const main = useRef<HTMLElement>(null);
  const { path } = useLocation();
  const room = path.split("/")[1];
  const entered = useRef(room);
  useReturnToPlace();

  useEffect(() => {
    if (entered.current !== room) main.current?.focus({ preventScroll: true });
    entered.current = room;
  }, [room]);

  return (
    <MeProvider value={account}>
      <div class="desk">
        <a class="skip" href="#main">
          {t("desk.nav.skip")}
        </a>
        <Header />
        <main id="main" ref={main} tabIndex={-1}>
          <Router>
            {pages
              .filter((page) => page.roles.includes(account.role))
              .map((page) => (
                <Route key={page.path} path={page.path} component={page.component} />
              ))}
            <Route path="/" component={Home} />
            <Route default component={Lost} />
          </Router>
        </main>
      </div>
    </MeProvider>
  );
}

function Home() {
  const { route } = useLocation();
  const { role } = useMe();
  useEffect(() => route(home(role), true), []);
  return null;
}

function Lost() {
  const { role } = useMe();
  return (
    <div class="page">
      <h1>{t("desk.nav.lost")}</h1>
      <p>
        <ButtonLink href={home(role)}>{t("desk.nav.home")}</ButtonLink>
      </p>
    </div>
  );
}
