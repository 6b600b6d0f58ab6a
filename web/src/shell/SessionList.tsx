import { useEffect, useState } from "preact/hooks";
import type { SessionRow } from "../api/wire.ts";
import { Button } from "../parts/Button.tsx";
import { WrongBox } from "../parts/WrongBox.tsx";
import { momentWord } from "../words/when.ts";
import { t } from "../words/words.ts";
import { useApp } from "./app.ts";
import { useAttempt } from "./useAttempt.ts";

/** Where this account is signed in; any other place can be signed out from here. Needs a network. */
export function SessionList() {
  const { api, world } = useApp();
  const { busy, failure, attempt } = useAttempt();
  const [sessions, setSessions] = useState<SessionRow[]>([]);

  const load = async () => setSessions((await api.get<{ sessions: SessionRow[] }>("/sessions")).sessions);
  const end = async (id: string) => {
    await api.delete(`/sessions/${id}`);
    await load();
  };
  useEffect(() => {
    attempt(load);
  }, []);

  return (
    <>
      <WrongBox text={failure} />
      <ul class="list ruled">
        {sessions.map((session) => (
          <li key={session.id} class="row">
            <span>
              {session.device_name}
              <br />
              <span class="soft">
                {session.current
                  ? t("shell.session.here")
                  : t("shell.session.seen", { when: momentWord(session.seen_at, world.now()) })}
              </span>
            </span>
            {!session.current && (
              <Button disabled={busy} onClick={() => attempt(() => end(session.id))}>
                {t("shell.session.end")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
