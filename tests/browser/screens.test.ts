// Every screen of the sample, in every look: it shows, complains of nothing, axe finds nothing, and is photographed.
import { beforeAll, describe, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { violations } from "./support/axe";
import { LOOKS, photograph } from "./support/browser";
import { clientOf, openAt, runProgram } from "./support/running";

interface Visit {
  name: string;
  screen: string;
  /** Goes where the name says, and waits until it is there. */
  arrive: (page: Page) => Promise<unknown>;
  /** Looks at all clients instead of the first. */
  everybody?: boolean;
}

function heading(name: string | RegExp): (page: Page) => Promise<unknown> {
  return (page) => page.getByRole("heading", { level: 1, name }).waitFor();
}

function view(name: string): (page: Page) => Promise<unknown> {
  // The radio lies unseen over its own label.
  return (page) => page.getByRole("radio", { name }).check({ force: true });
}

const VISITS: readonly Visit[] = [
  {
    name: "overview-all",
    screen: "overview",
    arrive: heading(/./),
    everybody: true,
  },
  { name: "overview", screen: "overview", arrive: heading(/./) },
  { name: "business", screen: "business", arrive: heading("Business") },
  { name: "advice", screen: "advice", arrive: heading("Advice") },
  { name: "audiences", screen: "audiences", arrive: heading("Audiences") },
  { name: "plan-timeline", screen: "plan", arrive: heading("Plan") },
  {
    name: "plan-month",
    screen: "plan",
    arrive: view("Month"),
  },
  {
    name: "plan-table",
    screen: "plan",
    arrive: view("Table"),
  },
  {
    name: "plan-pressure",
    screen: "plan",
    arrive: async (page) => {
      await view("Pressure")(page);
      await page
        .getByRole("gridcell", { name: /: \d+ touch/ })
        .first()
        .click();
      await page.getByRole("region", { name: /^Pressure on/ }).waitFor();
    },
  },
  {
    name: "plan-suggested",
    screen: "plan",
    arrive: async (page) => {
      await page
        .getByRole("button", { name: "Suggest dates", exact: true })
        .click();
      await page.getByRole("button", { name: /^Accept \d/ }).waitFor();
      await page.getByRole("checkbox", { name: /^15% to come back/ }).focus();
    },
  },
  {
    name: "overview-suggested",
    screen: "overview",
    arrive: async (page) => {
      await page.getByRole("button", { name: "Suggest dates" }).click();
      await page.getByRole("button", { name: /^Accept \d/ }).waitFor();
    },
    everybody: true,
  },
  { name: "widgets", screen: "widgets", arrive: heading("Widgets") },
  {
    name: "widget-editor",
    screen: "widgets",
    arrive: (page) =>
      page
        .getByRole("button", { name: /^Edit / })
        .first()
        .click(),
  },
  {
    name: "brief",
    screen: "brief",
    arrive: (page) => page.getByAltText(/^Page 1 of/).waitFor(),
  },
  { name: "history", screen: "history", arrive: heading("History") },
  { name: "settings", screen: "settings", arrive: heading("Settings") },
];

let client: string;

runProgram({ sample: true });

beforeAll(async () => {
  client = await clientOf();
});

describe.each(LOOKS)("at $width × $height, dark: $dark", (look) => {
  test.each(VISITS)("$name", async ({ name, screen, arrive, everybody }) => {
    const { page, complaints } = await openAt(
      { screen, client: everybody ? null : client },
      look,
    );
    await arrive(page);
    await page.waitForTimeout(150);
    await photograph(page, name, look);
    expect(await violations(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
