import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../../words/words.ts";
import { CustodyChip } from "./CustodyChip.tsx";
import { TabBar } from "./TabBar.tsx";
import { hasWalked, useWayUp } from "./way.ts";

interface Props {
  title: string;
  /** Under the title, smaller. */
  under?: string | undefined;
  /** The screen that this one lies under; the four tabs have none. */
  up?: string;
  /** Beside the title, above the word on custody. */
  aside?: ComponentChildren;
  /** Stands at the bottom instead of the tabs. */
  bar?: ComponentChildren;
  children: ComponentChildren;
}

/** The frame of every screen: title, the word on custody, and what the thumb reaches. */
export function Page({ title, under, up, aside, bar, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const goUp = useWayUp(up);

  // Before any other effect: a screen that knows a better place than its title goes there afterwards.
  useLayoutEffect(() => {
    if (hasWalked()) heading.current?.focus({ preventScroll: true });
  }, []);
  // A screen under another is mostly called after a person, and the browser writes titles down for good.
  const called = up === undefined ? `${title} · ${t("shell.app.name")}` : t("shell.app.name");
  useEffect(() => {
    document.title = called;
  }, [called]);

  return (
    <div class="page">
      <header class="page-top">
        {up && (
          <a class="up" href={up} onClick={goUp} aria-label={t("field.page.up")}>
            ‹
          </a>
        )}
        <div class="titles">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {under && <p class="soft">{under}</p>}
        </div>
        <div class="chips">
          {aside}
          <CustodyChip quiet={aside !== undefined} />
        </div>
      </header>
      <main>{children}</main>
      {bar ? <div class="bar">{bar}</div> : <TabBar />}
    </div>
  );
}
