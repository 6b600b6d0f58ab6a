import { useRef } from "preact/hooks";
import { useForm } from "./form.ts";

interface Props {
  label: string;
  camera?: boolean;
  onFiles: (files: File[]) => void;
}

/** The browser may kill the tab behind the camera: nothing opens before all that was typed is on the disk. */
export function PhotoInput({ label, camera = false, onFiles }: Props) {
  const { pen } = useForm();
  const written = useRef(false);

  function open(event: MouseEvent): void {
    const input = event.currentTarget as HTMLInputElement;
    if (written.current || pen.settled.peek()) {
      written.current = false;
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
