// Putting widgets on a site, as a person does it: what is written is told before, what holds it back is mended there.
import { describe, expect, test } from "vitest";
import { violations } from "./support/axe";
import { LOOKS, photograph, SMALL_LIGHT } from "./support/browser";
import { ask, clientOf, openAt, runProgram } from "./support/running";
import { made, shop } from "./support/shop";

runProgram({ sample: true });

describe.each(LOOKS)("at $width × $height, dark: $dark", (look) => {
  test("says what is written before, and what to do with it after", async () => {
    const client = await clientOf("Northlight");
    const { page, complaints } = await openAt(
      { screen: "widgets", client },
      look,
    );
    await page.getByRole("button", { name: "Put it on the site" }).click();
    await page.getByText(/can go on the site/).waitFor();
    await photograph(page, "site-export", look);
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "Write the files" }).click();
    await page.getByText("Choose the folder the files go into.").waitFor();
    await page.getByRole("button", { name: "Folder" }).click();
    await page.getByRole("button", { name: "Write the files" }).click();
    await page.getByRole("heading", { name: "Ready for the site" }).waitFor();
    await photograph(page, "site-export-done", look);
    expect(await violations(page)).toEqual([]);
    await page.getByRole("radio", { name: "Shopify" }).check({ force: true });
    await page.getByText("asset_url").first().waitFor();
    await page.getByText("Note for whoever runs the site").click();
    await page.getByText("## Content Security Policy").waitFor();
    expect(await violations(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

test("two widgets of one name are written, and what is told of both stands twice", async () => {
  const own = await shop(ask, "Twins");
  for (let at = 0; at < 2; at++) await made(ask, own, "email-sign-up");
  const { page, complaints } = await openAt({
    screen: "widgets",
    client: own.client,
  });
  await page.getByRole("button", { name: "Put it on the site" }).click();
  await page.getByRole("button", { name: "Folder" }).click();
  await page.getByRole("button", { name: "Write the files" }).click();
  await page.getByRole("heading", { name: "Ready for the site" }).waitFor();
  const remarks = page.getByRole("region", { name: "Remarks" });
  const told = await remarks.getByText(/^‘E-mail sign-up’: /).allTextContents();
  expect(new Set(told).size).toBeLessThan(told.length);
  expect(complaints).toEqual([]);
});

test("what holds an export back is told and mended before anything is written", async () => {
  const own = await shop(ask, "Held back");
  const { page } = await openAt({
    screen: "widgets",
    client: own.client,
  });
  await page.getByRole("button", { name: "Put it on the site" }).click();
  await page.getByRole("heading", { name: "No widget is active" }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "Close" }).last().click();

  const pale = await made(ask, own, "welcome-email-campaign");
  const early = await made(ask, own, "wheel");
  await ask("widget_change", {
    ...pale,
    theme: { ...(pale as { theme?: object }).theme, text: "#eeeeee" },
  });
  await ask("widget_change", {
    ...early,
    offer: {
      ...early.offer,
      valid: { first: "2026-11-20", last: "2026-11-25" },
    },
  });
  await page.getByRole("button", { name: "Put it on the site" }).click();
  await page.getByText("2 widgets hold the export back.").waitFor();
  const write = page.getByRole("button", { name: "Write the files" });
  expect(await write.isDisabled()).toBe(true);
  await photograph(page, "site-export-held", SMALL_LIGHT);
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: /^Use #/ }).click();
  await page.getByText("1 widget holds the export back.").waitFor();
  await page.getByRole("button", { name: "Switch it off" }).click();
  await page.getByText("1 widget can go on the site.").waitFor();
  expect(await write.isDisabled()).toBe(false);
});
