import { useEffect, useState } from "preact/hooks";
import { countCopies } from "../../store/copies.ts";
import { setting } from "../../store/settings.ts";
import { useLive } from "../../store/useLive.ts";
import { bytesWord } from "../../words/amounts.ts";
import { momentWord } from "../../words/when.ts";
import { t } from "../../words/words.ts";
import { useEngine } from "../engine.ts";
import { keepAnswer } from "../keeping.ts";
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
  const { store, world } = useEngine();
  const { now } = useReading();
  const [room, setRoom] = useState<Room | null>(null);
  const pulled = useLive(() => setting(store, "pulled_at"), [store]);
  const copies = useLive(() => countCopies(store), [store]) ?? 0;
  const asked = keepAnswer(world);
  useEffect(() => {
    measure().then(setRoom, () => undefined);
  }, []);

  return (
    <>
      {room && (
        <>
          <p>{t("field.me.used", { size: bytesWord(room.used) })}</p>
          <p class="soft">{t(room.promised ? "field.me.promised" : "field.me.unpromised")}</p>
          {!room.promised && asked && (
            <p class="soft">{t("field.me.refused", { when: momentWord(asked.at, now.value) })}</p>
          )}
        </>
      )}
      {copies > 0 && <p class="soft">{t("field.me.copies", { n: copies })}</p>}
      {pulled && <p class="soft">{t("field.me.pulled", { when: momentWord(pulled, now.value) })}</p>}
    </>
  );
}
