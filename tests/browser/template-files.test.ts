// Templates as files: out of one workspace and into another, and what is no such file is told and changes nothing.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Page } from "playwright-core";
import { violations } from "./support/axe";
import { startBackend, type Backend } from "./support/backend";
import { LOOKS, photograph } from "./support/browser";
import { openWidgets, unexpected } from "./support/editor";
import { backend, folder, runProgram } from "./support/running";

interface Template {
  id: string;
  name: string;
  group: string;
  design: object;
}

runProgram();

async function templates(of: Backend): Promise<Template[]> {
  return (await of.call("widget_template_list")) as Template[];
}

/** Exports a template by the menu of its card, and answers with the written file. */
async function exported(page: Page, name: string): Promise<string> {
  const picked = page.waitForResponse((it) => it.url().endsWith("/pick"));
  await page.getByRole("button", { name: `More for ${name}` }).click();
  await page.getByRole("menuitem", { name: /^Export as a file/ }).click();
  const { file } = (await (await picked).json()) as { file: string };
  await page.getByText(`Saved ${name}.json.`).waitFor();
  return file;
}

async function give(page: Page, file: string, button = "Import a template") {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: button }).click();
  await (await chooser).setFiles(file);
}

test("a template goes into a file and comes back in another workspace as it was", async () => {
  const { page, client, complaints } = await openWidgets();
  const wheel = (await templates(backend)).find((it) => it.id === "wheel");
  const file = await exported(page, "Wheel");
  const packed = JSON.parse(readFileSync(file, "utf8")) as {
    version: number;
    template: Template;
  };
  expect(packed).toEqual({ version: 1, template: wheel });

  // One of one's own, with words that are none of a program's.
  const own = (await backend.call("widget_template_duplicate", {
    id: "nps",
  })) as Template;
  const name = "<img src=x> “Größe” / سؤال";
  await backend.call("widget_template_change", { ...own, name });
  await page.getByRole("button", { name: `More for ${name}` }).waitFor();
  const ours = await exported(page, name);

  const other = await startBackend();
  const there = await openWidgets(undefined, other);
  await give(there.page, ours);
  await there.page
    .getByText(`‘${name}’ is among your templates now.`)
    .waitFor();
  const [taken] = await templates(other);
  expect(taken).toMatchObject({ name, design: own.design });
  expect(taken?.id).not.toBe(own.id);
  await there.page.getByRole("button", { name: `Use ${name}` }).click();
  await there.page.getByRole("heading", { level: 1, name }).waitFor();
  await there.page.getByRole("button", { name: "All widgets" }).click();
  await give(there.page, file);
  await there.page.getByText("‘Wheel’ is among your templates now.").waitFor();
  await there.page
    .getByRole("button", { name: "Undo", exact: true })
    .last()
    .click();
  await expect
    .poll(async () => (await templates(other)).length)
    .toBe((await templates(backend)).length);
  expect([...complaints, ...there.complaints]).toEqual([]);
  expect(client).not.toBe(there.client);
  await other.stop();
});

interface Bad {
  what: string;
  file: string;
  text: () => string;
  says: RegExp;
}

const packed = (change: object): string => {
  const template = readFileSync(
    new URL(
      "../../src-tauri/crates/engines/src/widget/templates/nps.json",
      import.meta.url,
    ),
    "utf8",
  );
  return JSON.stringify({ ...(JSON.parse(template) as object), ...change });
};

const BAD: Bad[] = [
  {
    what: "a shopping list",
    file: "list.json",
    text: () => "eggs, flour",
    says: /the file is no widget template.*nothing was changed/i,
  },
  {
    what: "other JSON",
    file: "package.json",
    text: () => '{"name":"reprise","version":"1.0.0"}',
    says: /the file is no widget template: it has no version/i,
  },
  {
    what: "a template cut short",
    file: "cut.json",
    text: () => packed({}).slice(0, 900),
    says: /the file is no widget template.*nothing was changed/i,
  },
  {
    what: "a field nobody knows",
    file: "unknown.json",
    text: () => packed({ script: "alert(1)" }),
    says: /the file is no widget template.*nothing was changed/i,
  },
  {
    what: "a newer version",
    file: "newer.json",
    text: () => packed({ version: 2, looks: "different" }),
    says: /made by a newer version of Reprise. Update Reprise.*nothing was changed/,
  },
  {
    what: "a megabyte of nothing",
    file: "large.json",
    text: () => packed({}) + " ".repeat(1_100_000),
    says: /the file is larger than 1 MB. Choose a smaller file; nothing was changed/i,
  },
];

test.each(BAD)("$what is told and changes nothing", async (bad) => {
  const { page, complaints } = await openWidgets();
  const before = await templates(backend);
  const file = join(folder, bad.file);
  writeFileSync(file, bad.text());
  const search = page.getByRole("searchbox", { name: "Find a template" });
  await search.fill("collect");
  await give(page, file);
  const told = page.getByRole("alert").filter({ hasText: bad.file });
  await told.waitFor();
  expect((await told.innerText()).replace(/\s+/g, " ")).toMatch(bad.says);
  expect(await templates(backend)).toEqual(before);
  expect(await search.inputValue()).toBe("collect");
  // The next file goes the same way, and the news of the first goes with it.
  const good = join(folder, "good.json");
  writeFileSync(good, packed({}));
  await give(page, good, "Choose another file");
  await page.getByText(/is among your templates now/).waitFor();
  expect(await told.count()).toBe(0);
  await backend.call("history_undo");
  expect(unexpected(complaints)).toEqual([]);
});

test.each(LOOKS)(
  "what was refused at $width × $height, dark: $dark",
  async (look) => {
    const { page } = await openWidgets(look);
    const file = join(folder, "newer.json");
    writeFileSync(file, packed({ version: 2 }));
    await give(page, file);
    await page.getByRole("alert").filter({ hasText: "newer.json" }).waitFor();
    await photograph(page, "template-refused", look);
    expect(await violations(page)).toEqual([]);
  },
);
