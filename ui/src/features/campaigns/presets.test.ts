import { expect, test } from "vitest";
import type { Play, Preset, Strategy } from "../../host";
import { groupsOf, ownOf } from "./presets";

function preset(
  id: string,
  play: Play,
  strategy: Strategy,
  copied_from: string | null = null,
): Preset {
  return {
    id,
    name: id,
    strategy,
    play,
    about: "",
    anchor: "",
    source: { name: "", date: "", strength: "weak" },
    copied_from,
    steps: [],
  };
}

const ALL = [
  preset("mine", "cart", "remarketing", "cart"),
  preset("tiers", "recency", "retargeting"),
  preset("cart", "cart", "remarketing"),
  preset("cart-large", "cart", "remarketing"),
  preset("browse", "browse", "remarketing"),
];

test("the first of a play is the usual one, the rest wait behind it", () => {
  const groups = groupsOf(ALL, "remarketing");
  expect(groups.map((it) => [it.play, it.usual.id])).toEqual([
    ["cart", "cart"],
    ["browse", "browse"],
  ]);
  expect(groups[0]?.more.map((it) => it.id)).toEqual(["cart-large"]);
});

test("one's own stand apart from those that come with Reprise", () => {
  expect(ownOf(ALL, "remarketing").map((it) => it.id)).toEqual(["mine"]);
  expect(ownOf(ALL, "retargeting")).toEqual([]);
});
