import { expect, test } from "vitest";
import type { AudienceSource } from "../../host";
import { ruleOf } from "./rule";
import { pagesOf, sourceSpoken, strategyOf, suggestedName } from "./source";

const names = {
  lists: ["Orders", "News", "Fair", "Shop"].map((name) => ({ id: name, name })),
  products: [{ id: "tv", name: "Television" }],
};

function visitors(
  change: Partial<Extract<AudienceSource, { from: "visitors" }>> = {},
): AudienceSource {
  return {
    from: "visitors",
    pages: [],
    product: null,
    lookback_days: 30,
    estimated: 10,
    converted: false,
    ...change,
  };
}

function contacts(
  lists: string[],
  who: "everyone" | "buyers" = "buyers",
): AudienceSource {
  return { from: "contacts", rule: ruleOf({ lists, who }) };
}

test("a source reads as a sentence", () => {
  const spoken = (source: AudienceSource) => sourceSpoken(source, names);
  expect(spoken(contacts(["Orders", "News"]))).toBe(
    "People who bought, from ‘Orders’ and ‘News’",
  );
  expect(spoken(contacts(["Orders", "News", "Fair", "Shop"], "everyone"))).toBe(
    "Everyone in ‘Orders’, ‘News’ and 2 more lists",
  );
  expect(spoken(contacts(["gone"], "everyone"))).toBe(
    "Everyone in a list that is gone",
  );
  const rule: AudienceSource = {
    from: "contacts",
    rule: { join: "all", of: [] },
  };
  expect(sourceSpoken(rule, names, "Everyone")).toBe("Everyone");
  expect(spoken(visitors())).toBe(
    "Visitors of the site in the last 30 days who did not buy",
  );
  expect(
    spoken(
      visitors({
        product: "tv",
        pages: ["/a", "/b", "/c"],
        lookback_days: 1,
        converted: true,
      }),
    ),
  ).toBe(
    "Visitors of ‘Television’, /a, /b and 1 more in the last day who bought",
  );
  expect(
    spoken({
      from: "engagers",
      platform: "meta",
      engagement: "video",
      retention_days: 365,
      estimated: 5,
    }),
  ).toBe("People who watched a video on Meta in the last 365 days");
});

test("who is reachable is remarketed, who is not is retargeted", () => {
  expect(strategyOf(contacts(["Orders"]))).toBe("remarketing");
  expect(strategyOf(visitors())).toBe("retargeting");
  expect(strategyOf(visitors({ converted: true }))).toBe("remarketing");
});

test("a suggested name is unlike those taken", () => {
  const name = suggestedName(visitors({ product: "tv" }), names, []);
  expect(name).toBe("Television visitors, 30 days");
  expect(
    suggestedName(visitors({ product: "tv" }), names, [
      "television VISITORS, 30 days",
      "Television visitors, 30 days (2)",
    ]),
  ).toBe("Television visitors, 30 days (3)");
  expect(suggestedName(contacts(["Orders"]), names, [])).toBe(
    "Orders: bought before",
  );
});

test("a suggested name keeps the limit of a name", () => {
  const long = { ...names, products: [{ id: "tv", name: "x".repeat(120) }] };
  const name = suggestedName(visitors({ product: "tv" }), long, []);
  expect(name.length).toBeLessThanOrEqual(120);
});

test("pages are read one a line, each once", () => {
  expect(pagesOf(" /a \n\n/b, /a")).toEqual(["/a", "/b"]);
  expect(pagesOf("  ")).toEqual([]);
});
