// A single-page app, where a page comes without being loaded.
import { describe, expect, test } from "vitest";
import { browser, runBrowser } from "../support/running";
import { config, widget } from "./exported";
import { visit, type Visitor } from "./shop";

runBrowser();

const route = (visitor: Visitor, path: string) =>
  visitor.page.evaluate((path) => history.pushState({}, "", path), path);

describe("a single-page app", () => {
  const onShop = { kind: "page", how: "begins", values: ["/shop"] } as const;

  test("a new route is a new page: rules are looked at and pages counted", async () => {
    const made = config([
      widget({
        layout: "bar_top",
        rules: {
          conditions: [onShop],
          triggers: [{ kind: "pages", count: 2 }],
        },
      }),
    ]);
    const visitor = await visit(browser, made, { page: "app" });
    expect(await visitor.shows()).toBe(false);
    await visitor.page.getByRole("link", { name: "Shop" }).click();
    expect(await visitor.shows()).toBe(true);
    await route(visitor, "/shop/fern");
    expect(await visitor.shows()).toBe(true);
    await route(visitor, "/");
    expect(await visitor.shows()).toBe(false);
    await visitor.page.goBack();
    expect(await visitor.shows()).toBe(true);
    const closed = (await visitor.log()).filter((it) => it.says === "closed");
    expect(closed.map((it) => it.why)).toEqual(["route"]);
  });

  test("a fragment is no new page, and replaceState is one", async () => {
    const made = config([
      widget({
        layout: "bar_top",
        rules: { triggers: [{ kind: "pages", count: 2 }] },
      }),
    ]);
    const visitor = await visit(browser, made, { page: "app" });
    await visitor.page.evaluate(() => history.pushState({}, "", "#top"));
    expect(await visitor.shows()).toBe(false);
    await visitor.page.evaluate(() => history.replaceState({}, "", "/other"));
    expect(await visitor.shows()).toBe(true);
    expect(await visitor.page.evaluate(() => location.pathname)).toBe("/other");
  });

  test("a delay begins anew with the route", async () => {
    const made = config([
      widget({ rules: { triggers: [{ kind: "delay", seconds: 5 }] } }),
    ]);
    const visitor = await visit(browser, made, { page: "app" });
    await visitor.wait(4);
    await visitor.page.getByRole("link", { name: "Shop" }).click();
    await visitor.wait(4);
    expect(await visitor.shows()).toBe(false);
    await visitor.wait(1);
    expect(await visitor.shows()).toBe(true);
  });

  test("an embedded one comes back when its place is made anew", async () => {
    const made = config([widget({ layout: "embedded", selector: ".slot" })]);
    const visitor = await visit(browser, made, { page: "app" });
    expect(await visitor.why()).toBeUndefined();
    expect(await visitor.shows()).toBe(true);
    await visitor.page.getByRole("link", { name: "Shop" }).click();
    await visitor.wait(1.1);
    expect(
      await visitor.page.locator(".slot reprise-widget .box").isVisible(),
    ).toBe(true);
  });
});
