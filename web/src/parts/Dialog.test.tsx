import { expect, it, vi } from "vitest";
import { stage } from "../testing/stage.tsx";
import { Dialog } from "./Dialog.tsx";

const box = (open: boolean, onClose = () => undefined) => (
  <Dialog open={open} title="T" onClose={onClose}>
    <p>inside</p>
  </Dialog>
);

it("opens above the page, named by its title, and is gone when closed", async () => {
  const show = stage();
  await show(box(true));
  const dialog = document.querySelector("dialog") as HTMLDialogElement;
  expect(dialog.open).toBe(true);
  expect(document.getElementById(dialog.getAttribute("aria-labelledby") ?? "")?.textContent).toBe("T");
  await show(box(false));
  expect(document.querySelector("dialog")).toBeNull();
});

it("gives the focus back to what opened it, also where it goes with everything around it", async () => {
  const show = stage();
  const page = (dialog: boolean) => (
    <>
      <button type="button">opener</button>
      {dialog && box(true)}
    </>
  );
  await show(page(false));
  const opener = document.querySelector("button") as HTMLButtonElement;
  opener.focus();
  await show(page(true));
  (document.querySelector("dialog") as HTMLDialogElement).tabIndex = -1;
  (document.querySelector("dialog") as HTMLDialogElement).focus();
  expect(document.activeElement).not.toBe(opener);
  await show(page(false));
  expect(document.activeElement).toBe(opener);
});

it("works where the browser knows no <dialog>", async () => {
  const known = HTMLDialogElement.prototype.showModal;
  Object.defineProperty(HTMLDialogElement.prototype, "showModal", { configurable: true, value: undefined });
  const close = vi.fn();
  await stage()(box(true, close));
  const dialog = document.querySelector("dialog") as HTMLDialogElement;
  expect(dialog.getAttribute("aria-modal")).toBe("true");
  expect(document.activeElement).toBe(dialog);
  document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
  expect(close).toHaveBeenCalled();
  Object.defineProperty(HTMLDialogElement.prototype, "showModal", { configurable: true, value: known });
});
