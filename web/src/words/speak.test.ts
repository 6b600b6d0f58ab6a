import { expect, it, onTestFinished } from "vitest";
import { locale } from "./locale.ts";
import { learn, learnt, speak, t } from "./words.ts";
import lock from "./zh-Hans/lock.json";
import shell from "./zh-Hans/shell.json";

it("speaks the language asked for in a room that comes while its words are on their way", async () => {
  onTestFinished(() => speak("zh-Hans"));
  learn({ shell });
  await learnt();
  const turning = speak("en");
  learn({ lock });
  await Promise.all([turning, learnt()]);
  expect([t("shell.signIn.submit"), t("lock.ask.title"), locale.value]).toEqual([
    "Sign in",
    "Type your PIN",
    "en",
  ]);
});

it("speaks what was asked for last", async () => {
  learn({ shell });
  await Promise.all([speak("en"), speak("zh-Hans")]);
  expect([t("shell.signIn.submit"), locale.value]).toEqual(["登录", "zh-Hans"]);
});
