import { effect, signal } from "@preact/signals";

export const themes = ["auto", "light", "dark"] as const;
export type Theme = (typeof themes)[number];
export const types = ["usual", "big"] as const;
export type Type = (typeof types)[number];

export const theme = signal<Theme>("auto");
export const type = signal<Type>("usual");

/** Puts the remembered theme and type size on the page, and every later choice. */
export function wear(memory: Pick<Storage, "getItem" | "setItem">): void {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const darkNow = signal(dark.matches);
  dark.addEventListener("change", () => {
    darkNow.value = dark.matches;
  });
  theme.value = themes.find((name) => name === memory.getItem("ruhu.theme")) ?? "auto";
  type.value = types.find((name) => name === memory.getItem("ruhu.type")) ?? "usual";
  effect(() => {
    const chosen = theme.value === "auto" ? (darkNow.value ? "dark" : "light") : theme.value;
    document.documentElement.dataset.theme = chosen;
    document.documentElement.dataset.type = type.value;
    memory.setItem("ruhu.theme", theme.value);
    memory.setItem("ruhu.type", type.value);
  });
}
