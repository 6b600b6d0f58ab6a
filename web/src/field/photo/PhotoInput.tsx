import { useRef } from "preact/hooks";
import type { World } from "../../world.ts";
import type { DraftPen } from "../draftPen.ts";
import { useEngine } from "../engine.ts";

const moment = 3_000;

interface Props {
  pen: DraftPen;
  label: string;
  camera?: boolean;
  onFiles: (files: File[]) => void;
}

/**
 * Resolves when the camera or the album has answered: who comes back to a screen that was locked meanwhile has taken the picture
 * all the same. A browser that does not tell of "none" is waited for a moment only.
 */
function answered(input: HTMLInputElement, world: World): Promise<void> {
  return new Promise((done) => {
    for (const sign of ["change", "cancel"]) input.addEventListener(sign, () => done(), { once: true });
    addEventListener("focus", () => world.wait(moment).then(done), { once: true });
  });
}

/** The browser may kill the tab behind the camera: nothing opens before all that was typed is on the disk. */
export function PhotoInput({ pen, label, camera = false, onFiles }: Props) {
  const { unfinished, world } = useEngine();
  const written = useRef(false);

  function open(event: MouseEvent): void {
    const input = event.currentTarget as HTMLInputElement;
    if (written.current || pen.settled.peek()) {
      written.current = false;
      const taking = answered(input, world).finally(() => unfinished.delete(taking));
      unfinished.add(taking);
      return;
    }
    event.preventDefault();
    pen.flush().then(() => {
      written.current = true;
      input.click();
    });
  }

  return (
    <label class="tile add">
      {label}
      <input
        type="file"
        accept="image/*"
        multiple={!camera}
        {...(camera && { capture: "environment" as const })}
        onClick={open}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = "";
        }}
      />
    </label>
  );
}
