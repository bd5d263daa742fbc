// Entries go all the way round: exported, filled in on a site, posted, saved as the developer's note says, and imported as
// contacts with the words, the time and the page of their consent.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Page } from "playwright-core";
import { NOW } from "./support/backend";
import { photograph, SMALL_LIGHT } from "./support/browser";
import { ask, browser, folder, openAt, runProgram } from "./support/running";
import { made, shop, type Stored } from "./support/shop";
import { SITE, SiteVisitor } from "./support/site";

const POSTED = "https://kettle.example/leads";

runProgram();

type Lead = Record<string, string>;

/** A person who leaves an address, and perhaps a number, on the exported site; answers with what was posted. */
async function visit(
  page: string,
  entries: { email: string; phone?: string },
): Promise<Lead[]> {
  const visitor = await SiteVisitor.arrive(browser, folder, Date.parse(NOW));
  const leads: Lead[] = [];
  await visitor.context.route(`${POSTED}**`, async (route) => {
    const text = route.request().postData() ?? "";
    leads.push(Object.fromEntries(new URLSearchParams(text)));
    await route.fulfill({ status: 200, body: "" });
  });
  await visitor.go(page);
  const box = visitor.page.locator("reprise-widget");
  await box.getByRole("textbox", { name: /e-mail/i }).fill(entries.email);
  await box.getByRole("checkbox").check();
  await box.getByRole("button", { name: "Go on" }).click();
  await box.getByRole("textbox", { name: /mobile number/i }).waitFor();
  if (entries.phone) {
    await box
      .getByRole("textbox", { name: /mobile number/i })
      .fill(entries.phone);
    await box.getByRole("checkbox").check();
    await box.getByRole("button", { name: "Add my number" }).click();
    await box.getByRole("heading", { name: "You are in" }).waitFor();
  }
  expect(visitor.complaints).toEqual([]);
  await visitor.leave();
  return leads;
}

/** A line of CSV as programs write it. */
function line(cells: readonly string[]): string {
  return cells.map((it) => `"${it.replaceAll('"', '""')}"`).join(",");
}

/** The widget's two boxes, by the words in which the note speaks of them. */
const BOXES = [
  { box: "consent", told: "box for e-mail" },
  { box: "phone_consent", told: "box for text messages" },
];

/** Entries in the columns of the note, each filled with what its table says it takes: one line for each box that was ticked. */
function saved(note: string, leads: readonly Lead[]): string {
  const head = /```\n(email,[a-z_,]+)\n```/.exec(note)?.[1];
  if (!head) throw new Error("the note gives no head line");
  expect(note).toContain("One line for each box that was ticked");
  const takes = new Map(
    [...note.matchAll(/^\| `(\w+)` \| (.+?) \|/gm)].map((it) => [
      it[1] ?? "",
      it[2] ?? "",
    ]),
  );
  const cell = (lead: Lead, column: string, box: string, about: string) => {
    const told = takes.get(column) ?? "";
    if (told.includes("when the box for"))
      return told.includes(about) ? "yes" : "";
    const field = /^`(\w+)`/.exec(told)?.[1];
    if (!field) throw new Error(`the note does not say what ${column} takes`);
    return lead[field === "consent_text" ? `${box}_text` : field] ?? "";
  };
  const rows = leads.flatMap((lead) =>
    BOXES.filter(({ box }) => lead[box] === "yes").map(({ box, told }) =>
      line(head.split(",").map((column) => cell(lead, column, box, told))),
    ),
  );
  return `${[head, ...rows].join("\r\n")}\r\n`;
}

async function imported(page: Page, csv: string): Promise<void> {
  await page.getByRole("button", { name: "Import contacts" }).first().click();
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: /^Choose a file/ }).click();
  await (
    await chooser
  ).setFiles({
    name: "leads.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(csv),
  });
  await page.getByRole("combobox", { name: "Encoding" }).waitFor();
  await page.keyboard.press("Control+Enter");
  await page.getByRole("table", { name: /^Columns of/ }).waitFor();
  const fills = async (column: string) =>
    page.getByRole("combobox", { name: `What ‘${column}’ fills` }).inputValue();
  expect({
    text: await fills("consent_text"),
    time: await fills("consent_time"),
    page: await fills("consent_source"),
    email: await fills("email_consent"),
    sms: await fills("sms_consent"),
  }).toEqual({
    text: "consent_proof",
    time: "consent_time",
    page: "consent_source",
    email: "email_consent",
    sms: "sms_consent",
  });
  await photograph(page, "leads-import", SMALL_LIGHT);
  await page.keyboard.press("Control+Enter");
  await page.getByText("people not here yet").waitFor();
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await page.getByText("now holds").waitFor();
}

test("export, form, CSV of the note, import: the consent keeps its words, time and page", async () => {
  const business = await shop(ask, "Kettle & Kiln");
  const widget = await made(ask, business, "email-and-phone");
  const words = "Yes, write to me about “new” teas, and only those.";
  await ask<Stored>("widget_change", {
    ...widget,
    schedule: { on: "always" },
    endpoint: { url: POSTED, format: "form", names: {}, extra: { list: "7" } },
    design: {
      ...widget.design,
      languages: {
        en: { ...widget.design.languages["en"], consent: words },
      },
      rules: {
        ...widget.design.rules,
        conditions: [],
        triggers: [{ kind: "at_once" }],
      },
    },
  });
  await ask("widget_export", { client: business.client, folder });
  const name = readdirSync(folder).find((it) => it.endsWith(".md")) ?? "";
  const note = readFileSync(join(folder, name), "utf8");

  const leads = [
    ...(await visit("/tea?utm_source=news#leaves", {
      email: "ann@example.com",
      phone: "+44 7400 123456",
    })),
    ...(await visit("/cups", { email: "bob@example.com" })),
  ];
  // Ann's second step is an entry of its own, which holds the first one too.
  expect(leads.map((it) => [it["email"], it["phone"]])).toEqual([
    ["ann@example.com", undefined],
    ["ann@example.com", "+447400123456"],
    ["bob@example.com", undefined],
  ]);
  expect(leads[0]).toMatchObject({
    consent: "yes",
    consent_text: words,
    page: `${SITE}/tea?utm_source=news`,
    submitted_at: expect.stringMatching(/^2026-11-24T09:00:\d\d/) as string,
    list: "7",
    utm_source: "news",
  });

  const { page, complaints } = await openAt({
    screen: "audiences",
    client: business.client,
  });
  await imported(page, saved(note, leads));

  await page.getByRole("button", { name: "See the people" }).click();
  const grid = page.getByRole("grid", { name: /^People of/ });
  const card = page.getByRole("complementary", { name: "Person" });
  await grid.getByText("ann@example.com").click();
  for (const told of [`“${words}”`, `${SITE}/tea?utm_source=news`])
    await card.getByText(told).first().waitFor();
  await card.getByText("agreed, 24 Nov 2026").first().waitFor();
  // Each consent is proved by the words of its own box.
  const numbers = widget.design.languages["en"]?.["phone_consent"] ?? "";
  expect(numbers).toMatch(/text messages/);
  await card.getByText(`“${numbers}”`).waitFor();
  expect(await card.getByText(`“${words}”`).count()).toBe(1);
  await card.getByText("+447400123456").waitFor();
  await photograph(page, "leads-person", SMALL_LIGHT);
  await grid.getByText("bob@example.com").click();
  await card.getByText(`${SITE}/cups`).first().waitFor();
  expect(complaints).toEqual([]);
});
