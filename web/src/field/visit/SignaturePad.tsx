import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../../parts/Button.tsx";
import { Dialog } from "../../parts/Dialog.tsx";
import { t } from "../../words/words.ts";

interface Props {
  onSigned: (picture: Blob) => void;
  onClose: () => void;
}

/** A sheet to sign on with a finger: in a window of its own, so that signing does not scroll the form. */
export function SignaturePad({ onSigned, onClose }: Props) {
  const sheet = useRef<HTMLCanvasElement>(null);
  const [empty, setEmpty] = useState(true);

  function wipe(): void {
    const canvas = sheet.current;
    if (canvas === null) return;
    const sharp = devicePixelRatio || 1;
    canvas.width = canvas.clientWidth * sharp;
    canvas.height = canvas.clientHeight * sharp;
    const pen = canvas.getContext("2d");
    pen?.scale(sharp, sharp);
    setEmpty(true);
  }
  useEffect(wipe, []);

  function draw(event: PointerEvent): void {
    const pen = sheet.current?.getContext("2d");
    if (!pen) return;
    if (event.type === "pointerdown") {
      sheet.current?.setPointerCapture(event.pointerId);
      Object.assign(pen, { lineWidth: 3, lineCap: "round", lineJoin: "round", strokeStyle: "#111" });
      pen.beginPath();
      pen.moveTo(event.offsetX, event.offsetY);
      setEmpty(false);
    } else if (event.buttons > 0) {
      pen.lineTo(event.offsetX, event.offsetY);
      pen.stroke();
    }
  }

  return (
    <Dialog open title={t("field.visit.signature")} onClose={onClose}>
      <canvas ref={sheet} class="sheet" onPointerDown={draw} onPointerMove={draw}>
        {t("field.visit.signHere")}
      </canvas>
      <div class="choices">
        <Button onClick={onClose}>{t("field.act.leave")}</Button>
        <Button disabled={empty} onClick={wipe}>
          {t("field.visit.signAgain")}
        </Button>
        <Button
          kind="main"
          disabled={empty}
          onClick={() => sheet.current?.toBlob((picture) => picture && onSigned(picture))}
        >
          {t("field.act.good")}
        </Button>
      </div>
    </Dialog>
  );
}
