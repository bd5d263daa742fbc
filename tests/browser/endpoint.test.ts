// Where entries go: the names of fields, fixed fields, one way for all of a client, and what is wrong beside its field.
import { describe, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { violations } from "./support/axe";
import { LOOKS, photograph, type Look } from "./support/browser";
import { openEditor, unexpected, type Edited } from "./support/editor";
import { backend, runProgram } from "./support/running";

runProgram();

const URL_OF_ALL = "https://lists.example/subscribe";

/** A widget that sends to a mailing service. */
async function sending(template?: string, look?: Look): Promise<Edited> {
  const begun = await openEditor(template, look);
  const { page } = begun;
  const address = page.getByRole("textbox", { name: /^Address/ });
  await address.fill(URL_OF_ALL);
  await address.press("Enter");
  await page
    .getByRole("combobox", { name: "Form" })
    .selectOption({ label: "A form in a new tab, as mailing services want" });
  await page.getByRole("heading", { name: "Fixed fields" }).waitFor();
  return begun;
}

function field(page: Page, name: string) {
  return page
    .getByRole("region", { name: "Names of the fields" })
    .getByRole("textbox", { name, exact: true });
}

function fixed(page: Page, name: string) {
  return page
    .getByRole("region", { name: "Fixed fields" })
    .getByRole("textbox", { name, exact: true });
}

async function stored({ widget }: Edited) {
  return (await widget()).endpoint as {
    names: Record<string, string>;
    extra: Record<string, string>;
  } | null;
}

test("fields get the names a mailing service wants, by keyboard, each as one step", async () => {
  const begun = await sending("email-and-phone");
  const { page } = begun;
  await field(page, "E-mail field").focus();
  expect(await field(page, "E-mail field").getAttribute("placeholder")).toBe(
    "email",
  );
  await page.keyboard.type("EMAIL");
  await page.keyboard.press("Enter");
  await expect
    .poll(async () => (await stored(begun))?.names)
    .toEqual({ email: "EMAIL" });
  // Two consents are told apart, and what goes along has names too.
  await page
    .getByRole("group", { name: "What goes with each entry" })
    .or(page.getByText("What goes with each entry"))
    .first()
    .click();
  await field(page, "Page").fill("SIGNUPPAGE");
  await field(page, "Page").press("Enter");
  await expect
    .poll(async () => (await stored(begun))?.names)
    .toEqual({ email: "EMAIL", page: "SIGNUPPAGE" });
  // Two under one name is refused beside the second, which stays typed.
  await field(page, "Phone field").fill("EMAIL");
  await field(page, "Phone field").press("Enter");
  await page.getByRole("alert").filter({ hasText: "already" }).waitFor();
  expect(await field(page, "Phone field").inputValue()).toBe("EMAIL");
  await field(page, "Phone field").press("Escape");
  await page.getByRole("button", { name: /^Undo/ }).first().click();
  await expect
    .poll(async () => (await stored(begun))?.names)
    .toEqual({ email: "EMAIL" });
  // One goes on from what one sees.
  await expect.poll(() => field(page, "Page").inputValue()).toBe("");
  await field(page, "E-mail field").fill("");
  await field(page, "E-mail field").press("Enter");
  await expect.poll(async () => (await stored(begun))?.names).toEqual({});
  expect(unexpected(begun.complaints)).toEqual([]);
});

test("fixed fields are added, changed, refused and removed", async () => {
  const begun = await sending();
  const { page } = begun;
  await page.getByText("None yet.", { exact: false }).waitFor();
  const name = fixed(page, "Name of a fixed field");
  const value = fixed(page, "Value of a fixed field");
  await name.press("Enter");
  await page.getByText("Write the name of the field.").waitFor();
  await name.fill("list");
  await page.keyboard.press("Tab");
  await page.keyboard.type("7");
  await page.keyboard.press("Enter");
  await expect
    .poll(async () => (await stored(begun))?.extra)
    .toEqual({ list: "7" });
  // On to the next: the fields are empty and the focus is in the first.
  await expect.poll(() => name.inputValue()).toBe("");
  expect(await name.evaluate((it) => it === document.activeElement)).toBe(true);
  await page.keyboard.type("list");
  await page.keyboard.press("Enter");
  await page.getByText("There is a fixed field ‘list’ already.").waitFor();
  expect(await name.inputValue()).toBe("list");
  await name.fill("tag");
  await value.fill("<b>café & co</b>");
  await value.press("Enter");
  await expect
    .poll(async () => (await stored(begun))?.extra)
    .toEqual({ list: "7", tag: "<b>café & co</b>" });
  await fixed(page, "Value").first().fill("8");
  await fixed(page, "Value").first().press("Enter");
  await expect.poll(async () => (await stored(begun))?.extra["list"]).toBe("8");
  // A name that another field is sent under.
  await field(page, "E-mail field").fill("tag");
  await field(page, "E-mail field").press("Enter");
  await page.getByRole("alert").filter({ hasText: "already" }).waitFor();
  await field(page, "E-mail field").press("Escape");
  await page.getByRole("button", { name: "Remove list" }).click();
  await expect
    .poll(async () => (await stored(begun))?.extra)
    .toEqual({ tag: "<b>café & co</b>" });
  await page.getByRole("button", { name: /^Undo/ }).first().click();
  await expect.poll(async () => (await stored(begun))?.extra["list"]).toBe("8");
  expect(unexpected(begun.complaints)).toEqual([]);
});

test("a script sends in one way: what differs is told, and one step makes all alike", async () => {
  const begun = await sending();
  const { page, client, widget } = begun;
  await expect
    .poll(async () => (await widget()).endpoint)
    .toMatchObject({ format: "action" });
  const other = (await backend.call("widget_create", {
    client,
    template: "phone-sign-up",
  })) as { id: string };
  const sendsAs = async () =>
    (
      (await backend.call("widget_show", { id: other.id })) as {
        widget: { endpoint: { names: Record<string, string> } | null };
      }
    ).widget.endpoint?.names;
  expect(await sendsAs()).toEqual({});
  await field(page, "E-mail field").fill("EMAIL");
  await field(page, "E-mail field").press("Enter");
  await page.getByRole("button", { name: "Let all send as this one" }).click();
  await page
    .getByRole("button", { name: "Let all send as this one" })
    .waitFor({ state: "detached" });
  expect(await sendsAs()).toEqual({ email: "EMAIL" });
  await backend.call("history_undo");
  await page
    .getByRole("button", { name: "Let all send as this one" })
    .waitFor();
  expect(await sendsAs()).toEqual({});
});

describe.each(LOOKS)("at $width × $height, dark: $dark", (look) => {
  test("the names and fixed fields", async () => {
    const begun = await sending("email-and-phone", look);
    const { page } = begun;
    await field(page, "E-mail field").fill("EMAIL");
    await field(page, "E-mail field").press("Enter");
    const name = fixed(page, "Name of a fixed field");
    await name.fill("u");
    await fixed(page, "Value of a fixed field").fill("5f0c2a1e9b");
    await name.press("Enter");
    await fixed(page, "Name").waitFor();
    await field(page, "Phone field").fill("EMAIL");
    await field(page, "Phone field").press("Enter");
    await page.getByRole("alert").filter({ hasText: "already" }).waitFor();
    await page
      .getByRole("heading", { name: "Names of the fields" })
      .evaluate((it) => it.scrollIntoView({ block: "start" }));
    await photograph(page, "widget-endpoint", look);
    await page.getByText("What goes with each entry").click();
    await photograph(page, "widget-endpoint-along", look);
    expect(await violations(page)).toEqual([]);
    expect(unexpected(begun.complaints)).toEqual([]);
  });
});
