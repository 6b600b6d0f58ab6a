import { signal } from "@preact/signals";

/** Chinese first; its words travel with the screens, the others are fetched when chosen. */
export const locales = ["zh-Hans", "zh-Hant", "en"] as const;
export type Locale = (typeof locales)[number];

/** What each language calls itself. */
export const ownNames: Record<Locale, string> = {
  "zh-Hans": "简体中文",
  "zh-Hant": "繁體中文",
  en: "English",
};

const slot = "ruhu.locale";

export const isLocale = (text: string | null): text is Locale => locales.includes(text as Locale);

export function rememberedLocale(memory: Pick<Storage, "getItem">): Locale {
  const told = memory.getItem(slot);
  return isLocale(told) ? told : "zh-Hans";
}

export function rememberLocale(memory: Pick<Storage, "setItem">, locale: Locale): void {
  memory.setItem(slot, locale);
}

/** The language on screen now. */
export const locale = signal<Locale>("zh-Hans");
