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
  const room = `/${path.split("/")[1]}`;
  const here = pages.find((page) => page.path === room)?.within ?? room;
  const nav = useRef<HTMLElement>(null);
  const waiting = useHeldCount();
  // On a phone the row of pages is wider than the screen, and the number makes it wider still.
  useEffect(() => {
    nav.current
      ?.querySelector("[aria-current]")
      ?.scrollIntoView({ block: "nearest", inline: "center", behavior: "auto" });
  }, [here, waiting]);
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
            aria-current={entrance(page) === here ? "page" : undefined}
          >
            {page.word && t(page.word)}
            {entrance(page) === "/held" && waiting && <span class="count">{waiting}</span>}
          </a>
        ))}
      </nav>
      <a class="me" href="/mine" aria-current={here === "/mine" ? "page" : undefined}>
        {me.name}
      </a>
    </header>
  );
}

/** How many wait for a person, so that nobody need look to know. */
function useHeldCount(): string | null {
  const { api } = useApp();
  const { data } = useLoad(`held ${settled.value}`, (signal) => held(api, {}, signal));
  if (!data?.rows.length) return null;
  return data.next === null ? `${data.rows.length}` : `${data.rows.length}+`;
}
