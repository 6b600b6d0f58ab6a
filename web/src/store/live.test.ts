import { effect } from "@preact/signals";
import { expect, it, vi } from "vitest";
import { maoJing } from "../testing/cast.ts";
import { emptyStore } from "../testing/store.ts";
import { allHouseholds, takeBundles } from "./households.ts";
import { live } from "./live.ts";

it("reads only while somebody looks, and keeps the last answer for who looks again", async () => {
  const store = emptyStore();
  const query = vi.fn(() => allHouseholds(store));
  const households = live(query);
  expect(query).not.toHaveBeenCalled();
  const leave = households.subscribe(() => undefined);
  await vi.waitFor(() => expect(households.value).toEqual([]));
  await takeBundles(store, [maoJing()], []);
  await vi.waitFor(() => expect(households.value).toHaveLength(1));
  leave();
  const asked = query.mock.calls.length;
  await takeBundles(store, [], ["household-mao"]);
  expect(households.peek()).toHaveLength(1);
  expect(query).toHaveBeenCalledTimes(asked);
  households.subscribe(() => undefined);
  await vi.waitFor(() => expect(households.value).toEqual([]));
});

it("throws what the store throws, where it is read", async () => {
  const broken = live(() => Promise.reject(new Error("closed")));
  const met: unknown[] = [];
  effect(() => {
    try {
      broken.value;
    } catch (error) {
      met.push(error);
    }
  });
  await vi.waitFor(() => expect(met).toEqual([new Error("closed")]));
});
