import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Button } from "../parts/Button.tsx";
import { EmptyState } from "../parts/EmptyState.tsx";
import { learnt, t } from "../words/words.ts";
import { reopen } from "./update.ts";

interface Props<P extends object> {
  load: () => Promise<{ default: ComponentType<P> }>;
  props: P;
}

/** A room whose code comes when it is first entered, with its words. */
export function Later<P extends object>({ load, props }: Props<P>) {
  const [Room, setRoom] = useState<ComponentType<P> | null>(null);
  const [broken, setBroken] = useState(false);

  useEffect(() => {
    let wanted = true;
    load()
      .then(async (module) => {
        await learnt().catch(() => undefined);
        if (wanted) setRoom(() => module.default);
      })
      .catch(() => setBroken(true));
    return () => {
      wanted = false;
    };
  }, [load]);

  if (Room) return <Room {...props} />;
  if (!broken) return <EmptyState text={t("shell.app.loading")} />;
  return (
    <EmptyState text={t("shell.app.broken")}>
      <Button onClick={reopen}>{t("shell.app.reload")}</Button>
    </EmptyState>
  );
}
