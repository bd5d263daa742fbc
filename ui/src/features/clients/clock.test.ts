import { expect, test } from "vitest";
import { parseClock, quietFor, stretches } from "./clock";

test("times are read as people type them", () => {
  const typed = ["21", "21:30", "9 pm", "12am", "7.05", "21:00:00", "24:00"];
  expect(typed.map(parseClock)).toEqual([
    "21:00:00",
    "21:30:00",
    "21:00:00",
    "00:00:00",
    "07:05:00",
    "21:00:00",
    "00:00:00",
  ]);
});

test("what is no time is told", () => {
  const typed = ["", "25", "12:60", "13 pm", "evening", "2100", "-3"];
  expect(typed.map(parseClock)).toEqual(Array(7).fill(null));
});

test("a night is drawn as its two ends of the day", () => {
  expect(stretches("18:00:00", "06:00:00")).toEqual([
    { from: 0, length: 0.25 },
    { from: 0.75, length: 0.25 },
  ]);
  expect(stretches("12:00:00", "18:00:00")).toEqual([
    { from: 0.5, length: 0.25 },
  ]);
  expect(stretches("18:00:00", "00:00:00")).toEqual([
    { from: 0.75, length: 0.25 },
  ]);
});

test("equal ends are no quiet time at all", () => {
  expect(stretches("08:00:00", "08:00:00")).toEqual([]);
  expect(quietFor("08:00:00", "08:00:00")).toBe("never quiet");
  expect(quietFor("22:00:00", "07:30:00")).toBe("9 h 30 min");
});
