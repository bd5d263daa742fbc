import { expect, test } from "vitest";
import { Refused } from "./refused.svelte";

test("what was refused is there again until what stands there changes", async () => {
  const refused = new Refused<string[]>();
  const why = await refused.trying(1, ["DE"], ["Germany"], async () => "no");
  expect(why).toBe("no");
  expect(refused.at(1, ["DE"])).toEqual(["Germany"]);
  expect(refused.at(0, ["DE"])).toBeUndefined();
  expect(refused.at(1, ["AT"])).toBeUndefined();
  await refused.trying(1, ["DE"], ["FR"], async () => undefined);
  expect(refused.at(1, ["DE"])).toBeUndefined();
});
