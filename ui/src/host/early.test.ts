import { afterEach, expect, test, vi } from "vitest";
import { askEarly } from "./early";
import { call, CallError, stands } from "./index";

const sent: string[] = [];

function answer(status: number, body: unknown): void {
  vi.stubGlobal("fetch", (_address: string, request: RequestInit) => {
    sent.push(String(request.body));
    return Promise.resolve(new Response(JSON.stringify(body), { status }));
  });
}

afterEach(() => {
  stands();
  sent.length = 0;
  vi.unstubAllGlobals();
});

test("a read sent early is not sent again until the first screen stands", async () => {
  answer(200, []);
  askEarly("client_list", {});
  expect(await call("client_list", {})).toEqual([]);
  expect(await call("client_list", {})).toEqual([]);
  expect(sent).toHaveLength(1);
  stands();
  await call("client_list", {});
  expect(sent).toHaveLength(2);
});

test("another request is another read", async () => {
  answer(200, {});
  askEarly("overview_show", {});
  await call("overview_show", { client: "7" });
  expect(sent).toHaveLength(2);
});

test("whoever makes the read hears why it failed", async () => {
  answer(400, { code: "plan_in_use", message: "in use", hint: "close it" });
  askEarly("client_list", {});
  await expect(call("client_list", {})).rejects.toBeInstanceOf(CallError);
});
