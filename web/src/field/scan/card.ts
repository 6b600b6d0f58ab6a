import type { Bundle } from "../../api/wire.ts";

interface Carded {
  household: Bundle;
}

const follows = [
  "0317598642",
  "7092154863",
  "4206871359",
  "1750983426",
  "6123045978",
  "3674209581",
  "5869720134",
  "8945362017",
  "9438617205",
  "2581436790",
] as const;

/** The card's token, where a printed code says one: the end of an address of whichever server printed it. */
export const tokenIn = (said: string): string | null => /\/c\/([\w-]{16})$/.exec(said)?.[1] ?? null;

/** The digits of what was typed, as the card spaces them or not, in full width too: Chinese input methods type so. */
export const digitsIn = (typed: string): string => typed.normalize("NFKC").replace(/\D/g, "");

/** "4831 0570": as the card itself shows it. */
export const spaced = (number: string): string => `${number.slice(0, 4)} ${number.slice(4)}`;

/** Eight digits, the last of which checks the others (Damm); `server/cards/number.py` draws them. */
export function isCardNumber(digits: string): boolean {
  const carried = [...digits].reduce((row, digit) => Number(follows[row]?.[Number(digit)]), 0);
  return digits.length === 8 && carried === 0;
}

export const byToken = <T extends Carded>(all: T[], token: string): T | undefined =>
  all.find(({ household }) => household.card?.token === token);

export const byNumber = <T extends Carded>(all: T[], digits: string): T | undefined =>
  all.find(({ household }) => household.card?.number === digits);
