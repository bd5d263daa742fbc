// The buttons of the visitor: what every page has, and what the widgets at hand wait for.
import { expect, test } from "vitest";
import type { ToldTrigger, WidgetPlayed } from "../../../host";
import { doings } from "./doings";

const NONE = { name: null, seconds: null };

function played(...triggers: ToldTrigger[]): WidgetPlayed {
  const shop = {
    pages: [{ kind: "home", name: "Home", address: "https://a/" }],
  };
  return { shop, widgets: [{ triggers }] } as unknown as WidgetPlayed;
}

function words(play: WidgetPlayed, label: string): string[] | undefined {
  const row = doings(play, "desktop").find((it) => it.label === label);
  return row?.buttons.map((it) => it.words);
}

test("a visitor does nothing for as long as a widget waits for, and for a minute", () => {
  const waits = { ...NONE, kind: "inactivity", sentence: "", seconds: 20 };
  expect(words(played(waits), "does nothing")).toEqual(["20 s", "1 min"]);
  expect(words(played(), "does nothing")).toEqual(["1 min"]);
});

test("the site calls what a widget is called by, once", () => {
  const call = { ...NONE, kind: "call", sentence: "", name: "size-guide" };
  expect(words(played(call, call), "site calls")).toEqual(["size-guide"]);
  expect(words(played(), "site calls")).toBeUndefined();
});

test("every page of the shop is one step away", () => {
  expect(words(played(), "goes to")).toEqual(["Home"]);
});
