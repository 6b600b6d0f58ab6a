import "./style/tokens.css";
import "./style/base.css";
import "./style/parts.css";
import "./style/shell.css";
import { render } from "preact";
import { account, confirm, followOtherTabs, recall } from "./shell/account.ts";
import { AppProvider, openApp } from "./shell/app.ts";
import { watchInstall } from "./shell/install.ts";
import { wear } from "./shell/look.ts";
import { Root } from "./shell/Root.tsx";
import { fetchRoom } from "./shell/rooms.ts";
import { installWorker } from "./shell/update.ts";
import { rememberedLocale } from "./words/locale.ts";
import { learn, learnt, speak } from "./words/words.ts";
import problems from "./words/zh-Hans/problems.json";
import shell from "./words/zh-Hans/shell.json";
import { browserWorld } from "./world.ts";

const app = openApp(browserWorld());

async function start(): Promise<void> {
  recall(app);
  followOtherTabs(app);
  watchInstall();
  if (account.value) fetchRoom(account.value);
  wear(app.world.memory);
  learn({ shell, problems });
  await learnt();
  await speak(rememberedLocale(app.world.memory)).catch(() => undefined);
  const root = document.getElementById("app");
  if (root) {
    render(
      <AppProvider value={app}>
        <Root />
      </AppProvider>,
      root,
    );
  }
  installWorker().catch(() => undefined); // a private window: everything works but the start without a network
  await confirm(app);
}

start();
