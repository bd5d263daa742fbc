import { afterEach, expect, test, vi } from "vitest";
import { call, finish, Later, settle } from "./index";

/** What is long in coming. */
const SLOW = ["contacts_import", "overview_show"];
/** What was asked, and whether it was answered. Answers come late, as the real ones do. */
const asked: string[] = [];
const answered: string[] = [];

vi.stubGlobal("fetch", async (_address: string, request: RequestInit) => {
  const { name } = JSON.parse(String(request.body)) as { name: string };
  asked.push(name);
  const time = SLOW.includes(name) ? 60 : 5;
  await new Promise((next) => setTimeout(next, time));
  answered.push(name);
  return new Response("[]");
});

afterEach(() => {
  asked.length = answered.length = 0;
  document.body.replaceChildren();
});

/** A field that has the focus, and what it does when it is left. */
function field(left: () => Promise<unknown>): void {
  const input = document.createElement("input");
  input.addEventListener("blur", () => void left());
  document.body.append(input);
  input.focus();
}

test("what a field stores when it is left is waited for", async () => {
  field(() => call("client_list", {}));
  await finish();
  expect(answered).toEqual(["client_list"]);
});

test("a write that begins with a read is waited for, too", async () => {
  field(async () => {
    await Promise.resolve();
    await call("client_list", {});
    await Promise.resolve();
    await call("sample_load", {});
  });
  await finish();
  expect(answered).toEqual(["client_list", "sample_load"]);
});

test("a write that was put off is done at once, and once", async () => {
  const late = new Later(() => void call("history_undo", {}), 20);
  late.again();
  await finish();
  expect(answered).toEqual(["history_undo"]);
  await new Promise((next) => setTimeout(next, 30));
  expect(asked).toEqual(["history_undo"]);
});

test("a write is done when it is put off no more, and not when it is taken back", async () => {
  const late = new Later(() => void call("history_redo", {}), 5);
  late.again();
  late.again();
  await new Promise((next) => setTimeout(next, 15));
  expect(asked).toEqual(["history_redo"]);
  late.again();
  late.cancel();
  await finish();
  expect(asked).toEqual(["history_redo"]);
});

test("what is settled waits for edits, not for reads and jobs, and leaves the field alone", async () => {
  let left = false;
  field(async () => void (left = true));
  const slow = [
    call("contacts_import", { client: "1", job: "slow" }),
    call("overview_show", {}),
  ];
  const late = new Later(() => void call("history_redo", {}), 20);
  late.again();
  await settle();
  expect(answered).toEqual(["history_redo"]);
  expect(left).toBe(false);
  await finish();
  expect(answered.length).toBe(3);
  await Promise.all(slow);
});
