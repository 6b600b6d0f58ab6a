import type { ComponentChild } from "preact";
import { LocationProvider } from "preact-iso/router";
import { onTestFinished } from "vitest";
import type { Role } from "../api/terms.ts";
import { MeProvider } from "../desk/me.ts";
import { AppProvider, openApp } from "../shell/app.ts";
import { learn, speak } from "../words/words.ts";
import desk from "../words/zh-Hans/desk.json";
import problems from "../words/zh-Hans/problems.json";
import shell from "../words/zh-Hans/shell.json";
import terms from "../words/zh-Hans/terms.json";
import { stage } from "./stage.tsx";
import type { FakeWorld } from "./world.ts";

const regions = {
  county: { code: "522634", name: "雷山县", level: "county" },
  township: { code: "522634101", name: "西江镇", level: "township" },
} as const;

/** Of the desk what `screen` is, at `path`, for a supervisor of one township or for the county; call the answer to draw again. */
export async function openDesk(
  world: FakeWorld,
  screen: ComponentChild,
  { role = "county", path = "/" }: { role?: Exclude<Role, "helper">; path?: string } = {},
): Promise<(screen: ComponentChild) => Promise<void>> {
  learn({ shell, problems, desk, terms });
  await speak("zh-Hans");
  history.replaceState(null, "", path);
  onTestFinished(() => history.replaceState(null, "", "/"));
  const region = regions[role === "county" ? "county" : "township"];
  const me = { id: role, name: "吴敏", phone: "138****0000", role, region, must_change_password: false };
  const app = openApp(world);
  const on = stage();
  const draw = (child: ComponentChild) =>
    on(
      <AppProvider value={app}>
        <LocationProvider>
          <MeProvider value={me}>{child}</MeProvider>
        </LocationProvider>
      </AppProvider>,
    );
  await draw(screen);
  return draw;
}
