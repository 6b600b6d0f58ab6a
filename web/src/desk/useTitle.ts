import { useEffect } from "preact/hooks";
import { t } from "../words/words.ts";

/** Names the browser's tab after the page. */
export function useTitle(text: string): void {
  useEffect(() => {
    document.title = `${text} · ${t("shell.app.name")}`;
  }, [text]);
}
