// A command tells which change of the history it made, so that news can take back what it is about.
import { afterEach, expect, test, vi } from "vitest";
import { call, make } from "./index";

function answer(headers: Record<string, string>): void {
  vi.stubGlobal("fetch", () =>
    Promise.resolve(new Response(JSON.stringify({}), { headers })),
  );
}

afterEach(() => vi.unstubAllGlobals());

test("a command that wrote tells its change", async () => {
  answer({ "x-reprise-change": "12" });
  expect(await make("sample_load", {})).toEqual({ answer: {}, change: 12 });
  expect(await call("sample_load", {})).toEqual({});
});

test("a command that wrote nothing has none", async () => {
  answer({});
  expect(await make("client_list", {})).toEqual({ answer: {}, change: null });
});
