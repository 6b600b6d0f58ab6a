import { act } from "preact/test-utils";
import { expect, it, vi } from "vitest";
import type { LedgerNeed, NewNeedStep } from "../../api/deskWire.ts";
import type { Need } from "../../api/wire.ts";
import { json, refusal } from "../../testing/answers.ts";
import { need } from "../../testing/cast.ts";
import { openDesk } from "../../testing/desk.tsx";
import { found, press, seen, type } from "../../testing/field.tsx";
import { fakeServer } from "../../testing/server.ts";
import { fakeWorld } from "../../testing/world.ts";
import { NeedStepDialog } from "./NeedStepDialog.tsx";

const bytes = 300 * 1024;
// It draws on a canvas, which the tests' browser has not.
vi.mock("../../photo/shrink.ts", () => ({
  shrink: async (file: File) => {
    if (file.name === "notes.txt") throw Object.assign(new Error(), { code: "unreadable_picture" });
    return new ArrayBuffer(bytes);
  },
}));

const region = { code: "522634101201", name: "西江社区", level: "village" } as const;
const household = { id: "mao", code: "1", head_name: "毛静", group: "11组", category: "", people: 4, region };
const row: LedgerNeed = {
  ...need({ state: "accepted" }),
  household: { ...household, cause: null },
  days_open: 12,
};

/** The dialog in which a supervisor settles the need, on a server that takes steps and photos. */
async function open() {
  const server = fakeServer();
  const steps: NewNeedStep[] = [];
  const onStep = vi.fn<(stepped: Need) => void>();
  const onClose = vi.fn();
  const world = fakeWorld(async (path, init) => {
    if (!path.endsWith("/steps")) return server.handler(path, init);
    const other = await server.instead?.(path, init);
    const step: NewNeedStep = JSON.parse(String(init.body));
    steps.push(step);
    if (other) return other;
    const photos = (step.photos ?? []).map((photo) => ({ ...photo, here: false }));
    const told = {
      id: step.id,
      kind: step.kind,
      at: "2026-11-22T02:00:00Z",
      by: "李审核",
      note: step.note,
      photos,
    };
    return json({ need: need({ state: "resolved", steps: [told] }) });
  });
  const dialog = <NeedStepDialog need={row} kind="resolved" onStep={onStep} onClose={onClose} />;
  await openDesk(world, dialog, { role: "supervisor" });
  await type("dialog textarea", "水管换好了");
  const here = () => onStep.mock.lastCall?.[0].steps[0]?.photos?.map((photo) => photo.here);
  return { world, server, steps, onStep, onClose, here };
}

it("an owner who was put out of service meanwhile is said to be unfit at that field, until another is chosen", async () => {
  const errors = { assignee_id: ["invalid"] };
  const world = fakeWorld((path) =>
    path.endsWith("/steps")
      ? json({ code: "invalid", title: "", detail: "", status: 422, errors }, 422)
      : json({ helpers: [] }),
  );
  const assigned = { ...row, assignee_id: "wu", assignee: "吴春", due_on: "2099-01-01" };
  await openDesk(
    world,
    <NeedStepDialog need={assigned} kind="assigned" onStep={vi.fn()} onClose={vi.fn()} />,
  );
  await press("确定");
  await vi.waitFor(() => expect(seen("dialog .wrong")).toBe("这个人现在不能负责，请另选一个"));
  const owner = await found<HTMLSelectElement>("dialog select");
  await act(() => {
    owner.value = "county";
    owner.dispatchEvent(new Event("change", { bubbles: true }));
  });
  expect(seen("dialog .wrong")).toBe("");
});

async function choose(...names: string[]): Promise<void> {
  const field = await found("dialog input[type=file]");
  Object.defineProperty(field, "files", {
    configurable: true,
    value: names.map((name) => new File(["x"], name)),
  });
  await act(() => {
    field.dispatchEvent(new Event("change", { bubbles: true }));
  });
  await vi.waitFor(() => expect(seen("dialog [role=status]")).toBe(""));
}

const pictures = () => document.querySelectorAll("dialog .chosen img").length;

it("a step that did not get through is there again with its words and its id, unless it was cancelled", async () => {
  const { server, steps, onClose } = await open();
  server.instead = () => refusal(503, "busy");
  await press("确定");
  await vi.waitFor(() => expect(seen("dialog .wrong-box")).not.toBe(""));
  const again = async (name: string) => {
    document.body.replaceChildren();
    onClose.mockClear();
    const world = fakeWorld(async (_path, init) => {
      steps.push(JSON.parse(String(init.body)));
      return json({ need: need({ state: "resolved" }) });
    });
    for (let n = 0; n < 5; n++) world.id();
    const dialog = <NeedStepDialog need={row} kind="resolved" onStep={vi.fn()} onClose={onClose} />;
    await openDesk(world, dialog, { role: "supervisor" });
    const said = (await found<HTMLTextAreaElement>("dialog textarea")).value;
    await press(name);
    await vi.waitFor(() => expect(onClose).toHaveBeenCalled());
    return said;
  };
  expect(await again("确定")).toBe("水管换好了");
  expect(steps[1]).toEqual(steps[0]);
  expect(await again("取消")).toBe("");
  await type("dialog textarea", "水管");
  expect(await again("取消")).toBe("水管");
  expect(await again("取消")).toBe("");
});

it("the step names its photos, their bytes follow it, and the ledger has them", async () => {
  const { server, steps, onClose, here } = await open();
  await choose("door.jpg", "pipe.jpg");
  await press("确定");
  await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(steps[0]?.photos).toMatchObject([
    { kind: "scene", bytes },
    { kind: "scene", bytes },
  ]);
  expect(steps[0]?.photos?.map(({ id }) => server.uploads.get(id)?.data.length)).toEqual([bytes, bytes]);
  expect(here()).toEqual([true, true]);
});

it("a line that breaks keeps what was chosen, and only what is missing goes again", async () => {
  const { world, server, steps, onStep, onClose, here } = await open();
  await choose("door.jpg", "pipe.jpg");
  let calls = 0;
  server.instead = (path) => {
    calls += path.includes("/photos/") ? 1 : 0;
    if (calls > 3) throw new TypeError("cut");
    return undefined;
  };
  await press("确定");
  await vi.waitFor(() => expect(seen("dialog .wrong-box")).not.toBe(""));
  expect([pictures(), onClose.mock.calls.length, onStep.mock.calls.length]).toEqual([2, 0, 0]);
  expect(document.querySelector("dialog textarea, dialog input")).toBeNull();
  const bars = [...document.querySelectorAll<HTMLProgressElement>("dialog progress")];
  expect(bars.map((bar) => bar.getAttribute("value"))).toEqual([String(bytes), String(256 * 1024)]);
  server.instead = null;
  const asked = world.asked.length;
  await press("再送照片");
  await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(world.asked.slice(asked).map(({ method }) => method)).toEqual(["POST", "PATCH"]);
  expect([steps.length, here()]).toEqual([1, [true, true]]);
});

it("one photo that is refused does not keep the next; who closes then leaves the step with what has come", async () => {
  const { server, onClose, here } = await open();
  await choose("door.jpg", "pipe.jpg");
  let first = true;
  server.instead = (path) => {
    if (!path.includes("/photos/") || !first) return undefined;
    first = false;
    return refusal(422, "not_a_picture");
  };
  await press("确定");
  await vi.waitFor(() => expect(seen("dialog .wrong-box")).toBe("这不是照片"));
  await press("关闭");
  expect(onClose).toHaveBeenCalledOnce();
  expect(here()).toEqual([false, true]);
});

it("a step whose answer was lost keeps its photos as they are; one that was refused lets go of them", async () => {
  const { server } = await open();
  await choose("door.jpg");
  server.instead = () => refusal(409, "wrong_state");
  await press("确定");
  await vi.waitFor(() => expect(seen("dialog .wrong-box")).not.toBe(""));
  expect(seen("dialog .chosen button")).toBe("去掉");
  server.instead = () => {
    throw new TypeError("cut");
  };
  await press("确定");
  await vi.waitFor(() => expect(seen("dialog .chosen button")).toBe(""));
  expect(document.querySelector("dialog input[type=file]")).toBeNull();
});

it("takes three photos at most, says so, and no file that is none", async () => {
  await open();
  await choose("1.jpg", "2.jpg", "3.jpg", "4.jpg");
  expect([pictures(), seen("dialog .wrong-box")]).toEqual([3, "最多 3 张"]);
  expect(document.querySelector("dialog input[type=file]")).toBeNull();
  await press("去掉");
  await choose("notes.txt");
  expect([pictures(), seen("dialog .wrong-box")]).toEqual([2, "照片打不开"]);
});
