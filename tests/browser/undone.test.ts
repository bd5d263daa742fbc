// What was undone stays undone, also where one goes on editing before the page has heard of the undo.
import { expect, test } from "vitest";
import type { Locator, Page } from "playwright-core";
import { openEditor } from "./support/editor";
import { ask, newClient, openAt, runProgram } from "./support/running";
import { shop, VISITORS } from "./support/shop";
import { slow } from "./support/slow";

runProgram();

/** Holds the answers to these reads back until what it returns is called. */
async function hold(page: Page, ...reads: string[]): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/call", async (route) => {
    const said = route.request().postData() ?? "";
    if (reads.some((read) => said.includes(`"${read}"`))) await released;
    await route.continue();
  });
  return release;
}

/** What was done, the last first. */
async function labels(): Promise<string[]> {
  const { entries } = await ask<{ entries: { label: string }[] }>(
    "history_list",
  );
  return entries.map((it) => it.label);
}

/** Presses Undo and waits until the backend has done it, whatever the page knows of it. */
async function undo(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Undo/ }).first().click();
  await expect.poll(async () => (await labels())[0]).toMatch(/^Undo/);
}

/** The field of a label, after which it may say that it is optional. */
function field(page: Page, label: string): Locator {
  return page.getByRole("textbox", { name: new RegExp(`^${label}`) }).first();
}

async function write(page: Page, label: string, text: string): Promise<void> {
  const input = field(page, label);
  await input.fill(text);
  await input.press("Tab");
}

test("a widget edited at once after an undo", async () => {
  const { page, widget, complaints } = await openEditor();
  const offer = async () =>
    ((await widget()) as unknown as { offer: { promo_code: string } }).offer;
  await write(page, "Promo code", "TEN");
  await expect.poll(async () => (await offer()).promo_code).toBe("TEN");

  const release = await hold(page, "widget_show", "widget_list");
  await undo(page);
  expect(await field(page, "Promo code").inputValue()).toBe("TEN");
  await write(page, "Name", "Welcome");
  await expect.poll(async () => (await widget()).name).toBe("Welcome");
  expect((await offer()).promo_code).toBe("");

  release();
  await expect.poll(() => field(page, "Promo code").inputValue()).toBe("");
  expect(await field(page, "Name").inputValue()).toBe("Welcome");
  expect(complaints).toEqual([]);
});

test("words for a block that an undo took away are refused, and stay typed", async () => {
  const { page, widget } = await openEditor();
  const slots = async () =>
    (await widget()).design.views
      .flatMap((it) => it.blocks)
      .map((it) => it.slot);
  const before = await slots();
  await page
    .getByRole("button", { name: /^Add a block/ })
    .first()
    .click();
  await page.getByRole("menuitem", { name: /^Text/ }).click();
  await expect.poll(async () => (await slots()).length).toBe(before.length + 1);
  const words = page.getByRole("textbox", { name: "Words", exact: true });
  await words.waitFor();

  const release = await hold(page, "widget_show", "widget_list");
  await undo(page);
  await words.fill("Only this week");
  await words.press("Tab");
  await page
    .getByText(/was not made: the same place was changed in the meantime/)
    .first()
    .waitFor();
  expect(await slots()).toEqual(before);
  expect(await words.inputValue()).toBe("Only this week");
  release();
});

/** One field set and undone behind the back of a page, which then sets another. */
interface Story {
  screen: "audiences" | "brief" | "business" | "plan";
  kind: string;
  make: (client: string) => Promise<Record<string, unknown> & { id: string }>;
  first: { path: string; text: string; label: string };
  then: { path: string; text: string; label: string };
  reads: string[];
}

function at(thing: unknown, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>(
      (it, part) => (it as Record<string, unknown> | undefined)?.[part],
      thing,
    );
}

function put(thing: Record<string, unknown>, path: string, text: string) {
  const [head = "", rest] = path.split(".");
  const inner = thing[head] as Record<string, unknown>;
  return { ...thing, [head]: rest ? { ...inner, [rest]: text } : text };
}

const STORIES: Story[] = [
  {
    screen: "audiences",
    kind: "audience",
    make: (client) =>
      ask("audience_create", {
        client,
        name: "Visitors",
        source: VISITORS,
      }),
    first: { path: "note", text: "As agreed", label: "For the team" },
    then: { path: "name", text: "Last month’s visitors", label: "Name" },
    reads: ["audience_list", "audience_show"],
  },
  {
    screen: "brief",
    kind: "brief",
    make: (client) => ask("brief_create", { client }),
    first: { path: "prepared_by", text: "Ada", label: "Prepared by" },
    then: { path: "title", text: "Autumn", label: "Title" },
    reads: ["brief_list"],
  },
  {
    screen: "business",
    kind: "client",
    make: (id) => ask("client_show", { id }),
    first: {
      path: "brand.site",
      text: "https://kiln.example",
      label: "Site",
    },
    then: { path: "name", text: "Kiln", label: "Business name" },
    reads: ["client_show", "client_list"],
  },
  {
    screen: "plan",
    kind: "campaign",
    make: async (client) => {
      const [campaign] = await ask<
        (Record<string, unknown> & { id: string })[]
      >("campaign_list", { client });
      if (!campaign) throw new Error("the shop has no campaign");
      return campaign;
    },
    first: { path: "offer.promo_code", text: "TEN", label: "Promo code" },
    then: { path: "offer.headline", text: "Ten off", label: "Headline" },
    reads: ["plan_show", "campaign_list", "campaign_show"],
  },
];

test.each(STORIES)(
  "$kind: an edit at once after an undo brings nothing back",
  async ({ screen, kind, make, first, then, reads }) => {
    const { client } = await shop(ask, `Kettle ${kind}`);
    const thing = await make(client);
    const stored = async (path: string) => {
      const all =
        kind === "brief"
          ? await ask<{ id: string }[]>("brief_list", { client })
          : [
              await ask<Record<string, unknown>>(`${kind}_show`, {
                id: thing.id,
              }),
            ];
      const found = all.find(
        (it) => it["id"] === undefined || it["id"] === thing.id,
      );
      return at((found as Record<string, unknown>)[kind] ?? found, path);
    };
    const before = await stored(first.path);
    await ask(`${kind}_change`, put(thing, first.path, first.text));
    const { page, complaints } = await openAt({
      screen,
      client,
      id: thing.id,
    });
    const seen = field(page, first.label);
    await expect
      .poll(() => seen.inputValue())
      .toContain(first.text.replace("https://", ""));

    const release = await hold(page, ...reads);
    await undo(page);
    await write(page, then.label, then.text);
    await expect.poll(() => stored(then.path)).toBe(then.text);
    expect(await stored(first.path)).toBe(before);

    release();
    await expect
      .poll(() => seen.inputValue())
      .not.toContain(first.text.replace("https://", ""));
    expect(complaints).toEqual([]);
  },
);

test("an edit that is on its way is what an undo takes back", async () => {
  const id = await newClient("Volt");
  const { page } = await openAt({ screen: "business", client: id });
  const name = field(page, "Business name");
  await name.waitFor();
  await slow(page, "client_change", "request");
  await name.fill("Volta");
  await page.getByRole("button", { name: /^Undo/ }).first().click();
  await expect
    .poll(async () => (await labels()).slice(0, 2))
    .toEqual(["Undo: Change client ‘Volta’", "Change client ‘Volta’"]);
  await expect.poll(() => name.inputValue()).toBe("Volt");
});
