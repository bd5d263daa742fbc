// The played clock: time goes on, timers fire in order, a sleep lets what fell due fire at its end.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { playedClock } from "./clock";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

test("it runs by itself and fires in real time", () => {
  const clock = playedClock();
  clock.set(1000);
  const fired: number[] = [];
  clock.after(300, () => fired.push(clock.now()));
  const cancel = clock.after(200, () => fired.push(-1));
  cancel();
  vi.advanceTimersByTime(299);
  expect(fired).toEqual([]);
  vi.advanceTimersByTime(5);
  expect(fired).toEqual([1300]);
  expect(clock.now()).toBe(1304);
});

test("moved forward, timers fire in order and each at its time", async () => {
  const clock = playedClock();
  clock.set(0);
  const fired: [string, number][] = [];
  const note = (name: string) => () => fired.push([name, clock.now()]);
  clock.after(3000, note("late"));
  clock.after(1000, () => {
    note("early")();
    clock.after(1000, note("between"));
  });
  clock.after(9000, note("never"));
  await clock.pass(5000);
  expect(fired).toEqual([
    ["early", 1000],
    ["between", 2000],
    ["late", 3000],
  ]);
  expect(clock.now()).toBe(5000);
});

test("somebody who reads stirs in between, and one who fails stops nobody", async () => {
  const quiet = vi.spyOn(console, "error").mockReturnValue(undefined);
  const clock = playedClock();
  clock.set(0);
  const stirs: number[] = [];
  clock.after(500, () => {
    throw new Error("a mistake of a timer");
  });
  await clock.pass(5000, {
    milliseconds: 2000,
    work: () => stirs.push(clock.now()),
  });
  expect(stirs).toEqual([2000, 4000]);
  expect(clock.now()).toBe(5000);
  expect(quiet).toHaveBeenCalledOnce();
});

test("after a sleep what fell due fires once, in order, at its end", () => {
  const clock = playedClock();
  clock.set(0);
  const fired: [string, number][] = [];
  const again = () => {
    fired.push(["tick", clock.now()]);
    clock.after(1000, again);
  };
  clock.after(2000, () => fired.push(["second", clock.now()]));
  clock.after(1000, again);
  clock.jump(86_400_000);
  expect(fired).toEqual([
    ["tick", 86_400_000],
    ["second", 86_400_000],
  ]);
});

test("a page that is left takes its timers along", async () => {
  const clock = playedClock();
  const work = vi.fn();
  clock.after(1000, work);
  clock.clear();
  await clock.pass(5000);
  expect(work).not.toHaveBeenCalled();
});
