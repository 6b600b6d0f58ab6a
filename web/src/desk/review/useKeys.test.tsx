import { render } from "preact";
import { afterEach, expect, it } from "vitest";
import { useKeys } from "./useKeys.ts";

const root = document.createElement("div");
const draw = (visit: string | null, said: string[] = []) =>
  render(visit && <Open key={visit} approve={() => said.push(visit)} />, root);
const press = () => dispatchEvent(new KeyboardEvent("keydown", { key: "a" }));

function Open({ approve }: { approve: () => void }) {
  useKeys({ approve });
  return null;
}

afterEach(() => draw(null));

it("A key belongs to what is on the screen from its first moment, and to nothing that has left it", () => {
  const said: string[] = [];
  for (const visit of ["mao", "chen"]) {
    draw(visit, said);
    press();
  }
  draw(null);
  press();
  expect(said).toEqual(["mao", "chen"]);
});
