import { expect, test } from "vitest";
import { Writer } from "./writer.svelte";

interface Thing {
  name: string;
  note: string;
}

/** A store that answers late, as the real one does, and a page that shows nothing new. */
function shelf(thing: Thing) {
  const writes: Thing[] = [];
  const writer = new Writer<Thing>(
    () => thing,
    async ({ was, ...next }) => {
      await Promise.resolve();
      void was;
      if (next.name === "")
        throw {
          code: "refused",
          message: "the name is empty",
          hint: "Write one",
        };
      writes.push(next);
      return next;
    },
  );
  return { writer, writes };
}

test("two changes made at once both stay", async () => {
  const { writer, writes } = shelf({ name: "a", note: "" });
  await Promise.all([
    writer.change("name", (it) => ({ ...it, name: "b" })),
    writer.change("note", (it) => ({ ...it, note: "c" })),
  ]);
  expect(writes.at(-1)).toEqual({ name: "b", note: "c" });
});

test("a refusal stands beside its field until the field is kept", async () => {
  const { writer } = shelf({ name: "a", note: "" });
  const blank = (it: Thing) => ({ ...it, name: "" });
  expect(await writer.change("name", blank)).toBe(false);
  expect(writer.errors).toEqual({ name: "The name is empty. Write one." });
  expect(await writer.change("note", (it) => ({ ...it, note: "n" }))).toBe(
    true,
  );
  expect(writer.errors["name"]).toBeDefined();
  expect(await writer.change("name", (it) => ({ ...it, name: "b" }))).toBe(
    true,
  );
  expect(writer.errors).toEqual({});
});
