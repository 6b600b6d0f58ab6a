import { useState } from "preact/hooks";
import { Problem } from "../../api/problem.ts";
import type { PhotoNote } from "../../api/wire.ts";
import { taken } from "../../photo/taken.ts";
import { upload } from "../../photo/upload.ts";
import { useApp } from "../../shell/app.ts";
import { failureWord } from "../../words/problem.ts";
import { t } from "../../words/words.ts";

/** As many as the server takes of one step at the desk. */
export const mostPhotos = 3;

export interface ChosenPhoto {
  note: PhotoNote;
  data: ArrayBuffer;
  /** Bytes that the server has; null before the first try. */
  sent: number | null;
}

const idOf = ({ note }: ChosenPhoto) => note.id;
const isHere = ({ note, sent }: ChosenPhoto) => sent === note.bytes;

/** The pictures that were chosen for a step: here until they are sent, for nobody else keeps them. */
export function useStepPhotos() {
  const { api, world } = useApp();
  const [chosen, setChosen] = useState<readonly ChosenPhoto[]>([]);
  const [working, setWorking] = useState(0);
  const [failure, setFailure] = useState<string | null>(null);

  async function add(pictures: readonly Blob[]): Promise<void> {
    const room = mostPhotos - chosen.length - working;
    const few = pictures.slice(0, room);
    setFailure(pictures.length > room ? t("desk.need.photosMost", { n: mostPhotos }) : null);
    setWorking((n) => n + few.length);
    for (const picture of few) {
      try {
        const one = await taken(world, picture, "scene");
        setChosen((all) => [...all, { ...one, sent: null }]);
      } catch (error) {
        setFailure(failureWord(error));
      }
      setWorking((n) => n - 1);
    }
  }

  function remove(id: string): void {
    setFailure(null);
    setChosen((all) => all.filter((one) => idOf(one) !== id));
  }

  /** Brings those to the server that it has not yet, after the step that names them. One that is refused does not keep the next
   * from going; rejects with the first failure, answers the ids of all that were chosen. */
  async function send(): Promise<string[]> {
    let refusal: Problem | null = null;
    for (const photo of chosen.filter((one) => !isHere(one))) {
      try {
        await sendOne(photo);
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        refusal ??= error;
      }
    }
    if (refusal) throw refusal;
    return chosen.map(idOf);
  }

  async function sendOne({ note, data, sent }: ChosenPhoto): Promise<void> {
    const reached = (bytes: number) =>
      setChosen((all) => all.map((one) => (idOf(one) === note.id ? { ...one, sent: bytes } : one)));
    await upload(api, { ...note, begun: sent !== null }, data, async (bytes) => reached(bytes));
    reached(note.bytes);
  }

  return { chosen, working, failure, come: chosen.filter(isHere).map(idOf), add, remove, send };
}
