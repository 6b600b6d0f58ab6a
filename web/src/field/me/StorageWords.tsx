import { useEffect, useState } from "preact/hooks";
import { setting } from "../../store/settings.ts";
import { useLive } from "../../store/useLive.ts";
import { bytesWord } from "../../words/amounts.ts";
import { momentWord } from "../../words/when.ts";
import { t } from "../../words/words.ts";
import { useEngine } from "../engine.ts";
import { useReading } from "../reading.ts";

interface Room {
  /** The browser has promised not to clear it when space runs short. */
  promised: boolean;
  used: number;
}

async function measure(): Promise<Room> {
  const { storage } = navigator;
  const [promised, estimate] = await Promise.all([storage?.persisted?.(), storage?.estimate?.()]);
  return { promised: promised ?? false, used: estimate?.usage ?? 0 };
}

/** What the app has put on this phone, and how safely it lies there. */
export function StorageWords() {
  const { store } = useEngine();
  const { now } = useReading();
  const [room, setRoom] = useState<Room | null>(null);
  const pulled = useLive(() => setting(store, "pulled_at"), [store]);
  useEffect(() => {
    measure().then(setRoom, () => undefined);
  }, []);

  return (
    <>
      {room && (
        <>
          <p>{t("field.me.used", { size: bytesWord(room.used) })}</p>
          <p class="soft">{t(room.promised ? "field.me.promised" : "field.me.unpromised")}</p>
        </>
      )}
      {pulled && <p class="soft">{t("field.me.pulled", { when: momentWord(pulled, now.value) })}</p>}
    </>
  );
}
