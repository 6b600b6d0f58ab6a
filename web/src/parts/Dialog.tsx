import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";

interface Props {
  open: boolean;
  title: string;
  /** Asked to close: Escape, the back gesture. */
  onClose: () => void;
  children: ComponentChildren;
}

export function Dialog({ open, title, onClose, children }: Props) {
  const box = useRef<HTMLDialogElement>(null);
  const heading = useId();

  useEffect(() => {
    const dialog = box.current;
    if (!open || dialog === null) return;
    return typeof dialog.showModal === "function" ? showModal(dialog) : showPlain(dialog, onClose);
  }, [open]);

  if (!open) return null;
  return (
    <dialog
      ref={box}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div class="stack">
        <h1 id={heading}>{title}</h1>
        {children}
      </div>
    </dialog>
  );
}

function showModal(dialog: HTMLDialogElement) {
  const before = document.activeElement;
  dialog.showModal();
  return () => {
    dialog.close();
    // One that has left the page already gives nothing back, and Tab would begin anew at the top.
    if (document.activeElement === document.body && before instanceof HTMLElement) before.focus();
  };
}

/** For Safari before 15.4: no modal layer, so Escape and focus are ours to keep. */
function showPlain(dialog: HTMLElement, onClose: () => void) {
  const before = document.activeElement;
  dialog.classList.add("plain");
  dialog.setAttribute("role", "dialog");
  dialog.setAttribute("aria-modal", "true");
  dialog.tabIndex = -1;
  dialog.focus();
  const keep = (event: FocusEvent) => {
    if (event.target instanceof Node && !dialog.contains(event.target)) dialog.focus();
  };
  const leave = (event: KeyboardEvent) => {
    if (event.key === "Escape") onClose();
  };
  document.addEventListener("focusin", keep);
  document.addEventListener("keydown", leave);
  return () => {
    document.removeEventListener("focusin", keep);
    document.removeEventListener("keydown", leave);
    if (before instanceof HTMLElement) before.focus();
  };
}
