// What cannot be right is told beside its field in a sentence, stays typed, and changes nothing.
import { crc32, deflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { openEditor, row, unexpected } from "./support/editor";
import { backend, runProgram } from "./support/running";

runProgram();

test("a picture", async () => {
  const { page, widget } = await openEditor();
  await row(page, /^Picture/).click();
  const before = await widget();
  const give = async (name: string, bytes: Buffer) => {
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: /^Choose a/ }).click();
    const file = { name, mimeType: "image/png", buffer: bytes };
    await (await chooser).setFiles(file);
  };
  await give("notes.png", Buffer.from("not a picture at all"));
  await page
    .getByText("not a PNG, JPEG, WebP or SVG picture", { exact: false })
    .waitFor();
  await give("huge.png", blank(9000));
  await page.getByText("too large for a web site", { exact: false }).waitFor();
  await give("heavy.png", Buffer.alloc(12_000_000, 7));
  await page
    .getByText("The file is larger than 10 MB", { exact: false })
    .waitFor();
  expect(await widget()).toEqual(before);
  await give("leaf.svg", Buffer.from(LEAF));
  await page.getByAltText("Your own").waitFor();
  expect(JSON.stringify((await widget()).design.views[0])).toContain('"own"');
  const address = page.getByRole("textbox", { name: /address on the site/ });
  await address.fill("http://juniper.example/a.jpg");
  await page.keyboard.press("Tab");
  await page.getByRole("alert").filter({ hasText: /https/ }).waitFor();
  expect(await address.inputValue()).toBe("http://juniper.example/a.jpg");
  expect(JSON.stringify((await widget()).design.views[0])).toContain('"own"');
});

test.each([
  ["https", "http://juniper.example/leads"],
  ["https", "javascript:alert(1)"],
  ["https", "https://"],
])("an endpoint without %s: %s", async (words, address) => {
  const { page, widget } = await openEditor();
  const field = page.getByRole("textbox", { name: /^Address/ });
  await field.fill(address);
  await page.keyboard.press("Tab");
  await page.getByRole("alert").filter({ hasText: words }).waitFor();
  expect(await field.inputValue()).toBe(address);
  expect((await widget()).endpoint).toBeNull();
  await field.fill("https://juniper.example/leads");
  await page.keyboard.press("Tab");
  await page.getByRole("combobox", { name: "Form" }).waitFor();
});

/** Each field with an address: how one comes to it, and what of the widget must not change. */
const ADDRESSES: [string, RegExp | undefined, RegExp][] = [
  ["the page its buttons lead to", undefined, /^Its buttons lead to/],
  ["the page of a product", /^Product/, /^Its page/],
  ["the page of a consent", /^Consent/, /^Page that says more/],
];

test.each(ADDRESSES)("%s", async (_, block, label) => {
  const begun = await openEditor(
    block?.source.includes("Product") ? "upsell-card" : undefined,
  );
  const { page, widget, complaints } = begun;
  if (block) await row(page, block).click();
  const before = await widget();
  const field = page.getByRole("textbox", { name: label });
  for (const address of [
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "ftp://juniper.example/tea",
    "https://ann:secret@juniper.example/",
    `https://juniper.example/${"a".repeat(2100)}`,
  ]) {
    await field.fill(address);
    await page.keyboard.press("Tab");
    await expect.poll(() => field.getAttribute("aria-invalid")).toBe("true");
    const told = await field.getAttribute("aria-describedby");
    const words = await page.locator(`[id="${told}"]`).innerText();
    // A sentence of what is wrong and one of what to do, without a code.
    expect(words).toMatch(/^[A-Z‘].*\. [A-Z].*\.$/s);
    expect(await field.inputValue()).toBe(address);
    expect(await widget()).toEqual(before);
    // Esc brings back what is kept.
    await field.press("Escape");
    expect(await field.getAttribute("aria-invalid")).toBe("false");
  }
  expect(unexpected(complaints)).toEqual([]);
});

test("rules that can never match are told, with their reason, and kept as they were written", async () => {
  const { page, widget } = await openEditor();
  const now = await widget();
  const rules = now.design.rules;
  await backend.call("widget_change", {
    ...now,
    design: {
      ...now.design,
      rules: {
        ...rules,
        match: "all",
        conditions: [
          { kind: "visitor", is: "new" },
          { kind: "visitor", is: "returning" },
        ],
      },
    },
  });
  await page.getByRole("radio", { name: "Rules" }).check({ force: true });
  const checks = page.getByRole("region", { name: "Checks" });
  await checks
    .getByText("nobody is new and has been here before at once", {
      exact: false,
    })
    .waitFor();
  await page.getByRole("radio", { name: "Try it" }).check({ force: true });
  await page
    .getByText("nobody is new and has been here before at once", {
      exact: false,
    })
    .waitFor();
  expect((await widget()).design.rules.conditions).toHaveLength(2);
});

/** A white square as PNG, so many pixels a side: one bit each. */
function blank(side: number): Buffer {
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const length = Buffer.alloc(4);
    const sum = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head[8] = 1;
  const rows = Buffer.alloc((Math.ceil(side / 8) + 1) * side);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

const LEAF =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40" width="40" height="40"><path d="M5 35C5 15 20 5 35 5c0 20-10 30-30 30z" fill="#3a6"/></svg>';
