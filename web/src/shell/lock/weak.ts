export const pinLength = 6;

/** Why a PIN would be among the first that a stranger tries; null when it is not. */
export function weak(pin: string): "same" | "row" | "repeat" | null {
  const steps = [...pin].slice(1).map((digit, at) => Number(digit) - Number(pin[at]));
  if (steps.every((step) => step === 0)) return "same";
  if (steps.every((step) => step === 1) || steps.every((step) => step === -1)) return "row";
  const again = [2, 3].some((length) => pin === pin.slice(0, length).repeat(pinLength / length));
  return again ? "repeat" : null;
}
