import { useEffect, useRef } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { useApp } from "../shell/app.ts";
import { t } from "../words/words.ts";
import { held } from "./api.ts";
import { settled } from "./held/settled.ts";
import { useMe } from "./me.ts";
import { entrance, home, pages } from "./pages.ts";
import { useLoad } from "./useLoad.ts";

/** Whose desk it is, where one can go, and oneself. */
export function Header() {
  const me = useMe();
  const { path } = useLocation();
  const room = path.split("/")[1];
  const nav = useRef<HTMLElement>(null);
  // On a phone the row of pages is wider than the screen.
  useEffect(() => {
    nav.current
      ?.querySelector("[aria-current]")
      ?.scrollIntoView({ block: "nearest", inline: "center", behavior: "auto" });
  }, [room]);
  const shown = pages.filter((page) => page.word && page.roles.includes(me.role));

  return (
    <header class="desk-top">
      <a class="place" href={home(me.role)}>
        {me.region.name}
      </a>
      <nav ref={nav} aria-label={t("desk.nav.label")}>
        {shown.map((page) => (
          <a
            key={page.path}
            href={entrance(page)}
            aria-current={entrance(page) === `/${room}` ? "page" : undefined}
          >
            {page.word && t(page.word)}
            {entrance(page) === "/held" && <HeldCount />}
          </a>
        ))}
      </nav>
      <a class="me" href="/mine" aria-current={room === "mine" ? "page" : undefined}>
        {me.name}
      </a>
    </header>
  );
}

/** How many wait for a person, so that nobody need look to know. */
function HeldCount() {
  const { api } = useApp();
  const { data } = useLoad(`held ${settled.value}`, (signal) => held(api, {}, signal));
  if (!data?.rows.length) return null;
  const n = data.next === null ? `${data.rows.length}` : `${data.rows.length}+`;
  return <span class="count">{n}</span>;
}
