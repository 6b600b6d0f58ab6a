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
