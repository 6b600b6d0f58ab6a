import { useEffect, useRef } from "preact/hooks";
import { t } from "../../words/words.ts";
import { useEngine } from "../engine.ts";
import { openEye } from "./eye.ts";

const between = 150; // milliseconds from look to look, for the phone to breathe

interface Props {
  /** What a code says, again and again while it is in sight. */
  onSaid: (said: string) => void;
  /** There is no camera, it may not be used, or nothing is there to read codes with. */
  onFail: () => void;
}

/** What the camera at the back sees; it goes out with this screen, and nothing of it is kept. */
export function Camera({ onSaid, onFail }: Props) {
  const { world } = useEngine();
  const video = useRef<HTMLVideoElement>(null);
  const say = useRef(onSaid);
  say.current = onSaid;

  useEffect(() => {
    let over = false;
    let stream: MediaStream | null = null;
    const close = () => {
      for (const track of stream?.getTracks() ?? []) track.stop();
    };

    async function watch(picture: HTMLVideoElement): Promise<void> {
      const wanted = { facingMode: "environment", width: { ideal: 1280 } };
      stream = await navigator.mediaDevices.getUserMedia({ video: wanted });
      if (over) return close();
      picture.srcObject = stream;
      await picture.play();
      const look = await openEye();
      while (!over) {
        const said = await look(picture);
        if (said !== null && !over) say.current(said);
        await world.wait(between);
      }
    }

    if (video.current) {
      watch(video.current).catch(() => {
        close();
        if (!over) onFail();
      });
    }
    return () => {
      over = true;
      close();
    };
  }, []);

  return <video ref={video} class="scan" playsInline muted aria-label={t("field.scan.camera")} />;
}
