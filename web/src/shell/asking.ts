import { effect, signal } from "@preact/signals";
import { expired } from "./account.ts";

/** Whether somebody whose session ran out wants to sign in now; until then the room works on without one. */
export const asked = signal(false);
effect(() => {
  if (!expired.value) asked.value = false;
});

/** Brings up the sign-in screen over a room that works on without a session. */
export const askToSignIn = () => {
  asked.value = true;
};
