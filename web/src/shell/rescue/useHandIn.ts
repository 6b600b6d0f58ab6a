import { useState } from "preact/hooks";
import { handIn } from "../../api/rescue.ts";
import type { RescueAnswer } from "../../api/wire.ts";
import { failureWord } from "../../words/problem.ts";
import { t } from "../../words/words.ts";
import { noticeExpiry } from "../account.ts";
import { useApp } from "../app.ts";

interface HandedIn {
  name: string;
  answer: RescueAnswer;
}

/** Hands files in one after the other: the texts are in the first part, and photos are taken only after them. */
export function useHandIn() {
  const { api } = useApp();
  const [sending, setSending] = useState<{ name: string; of: number } | null>(null);
  const [handedIn, setHandedIn] = useState<HandedIn[]>([]);
  const [failure, setFailure] = useState<string | null>(null);

  async function send(files: File[]): Promise<void> {
    setHandedIn([]);
    setFailure(null);
    for (const file of [...files].sort(byName)) {
      const { name } = file;
      setSending({ name, of: files.length });
      try {
        const answer = await handIn(api, file);
        setHandedIn((before) => [...before, { name, answer }]);
      } catch (error) {
        noticeExpiry(error);
        setFailure(t("shell.rescue.failed", { name, why: failureWord(error) }));
        break;
      }
    }
    setSending(null);
  }

  return { sending, handedIn, failure, send };
}

const byName = (a: File, b: File) => a.name.localeCompare(b.name, undefined, { numeric: true });
