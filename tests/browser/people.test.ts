// People: brought in by the wizard, looked at by the thousand, kept out, and written for a platform.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { violations } from "./support/axe";
import {
  LOOKS,
  photograph,
  SMALL_LIGHT,
  type Look,
  type Opened,
} from "./support/browser";
import {
  backend,
  folder,
  newClient,
  openAt,
  runProgram,
} from "./support/running";

const FIRST = [
  "Anna",
  "Jürgen",
  "Zoë",
  "Oluwaseun",
  "Mia",
  "François",
  "Søren",
];
const LAST = [
  "Müller",
  "Okafor",
  "García",
  "Nowak",
  "Lefèvre",
  "Øster",
  "Weiß",
];

/** A shop's file as shops write them: semicolons, an old code page, German words, some rows of no use. */
function shopFile(): Buffer {
  const rows = Array.from({ length: 240 }, (_, at) => {
    const [first, last] = [FIRST[at % 7] ?? "", LAST[(at * 3) % 7] ?? ""];
    const said = at % 9 === 0 ? "nein" : at % 4 === 0 ? "" : "ja";
    const mail = at % 60 === 59 ? "keine" : `kunde${at}@example.com`;
    return `${mail === "keine" ? "" : 5000 + at};${mail};0151 2345${String(at).padStart(4, "0")};${first};${last};DE;${10115 + at};${said};2026-${String(1 + (at % 10)).padStart(2, "0")}-14;${(19.9 + at).toFixed(2).replace(".", ",")}`;
  }).map((row) =>
    row.includes("keine") ? row.replace(/0151 \d+/, "unbekannt") : row,
  );
  const header =
    "Kundennummer;E-Mail;Telefon;Vorname;Nachname;Land;PLZ;Newsletter;Letzte Bestellung;Umsatz";
  return Buffer.from(`${[header, ...rows].join("\r\n")}\r\n`, "latin1");
}

const FILE = {
  name: "kunden-november.csv",
  mimeType: "text/csv",
  buffer: shopFile(),
};

interface List {
  id: string;
  name: string;
  counts: { people: number };
}

runProgram();

/** A client of its own for every test: none sees what another left. */
async function begin(look: Look): Promise<Opened & { client: string }> {
  const client = await newClient();
  const { page, complaints } = await openAt(
    { screen: "audiences", client },
    look,
  );
  await page.getByRole("heading", { level: 1, name: "Audiences" }).waitFor();
  return { client, page, complaints };
}

async function chooseFile(page: Page, file = FILE): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: /^Choose a file/ }).click();
  await (await chooser).setFiles(file);
}

async function tab(page: Page, name: string | RegExp): Promise<void> {
  // The radio lies unseen over its own label.
  await page.getByRole("radio", { name }).check({ force: true });
}

async function lists(client: string): Promise<List[]> {
  return (await backend.call("contact_list_list", { client })) as List[];
}

/** A list of so many people, imported without the screen. */
async function imported(client: string, people: number): Promise<void> {
  const file = join(folder, `${people}.csv`);
  const rows = Array.from(
    { length: people },
    (_, at) =>
      `person${at}@example.com,${FIRST[at % 7] ?? ""},${LAST[at % 5] ?? ""},yes`,
  );
  writeFileSync(
    file,
    `email,first name,last name,newsletter\n${rows.join("\n")}\n`,
  );
  await backend.call("contacts_import", { client, file, name: "Everybody" });
}

describe.each(LOOKS)("at $width × $height, dark: $dark", (look) => {
  test("import, people, suppression and platform files", async () => {
    const { client, page, complaints } = await begin(look);
    const shoot = async (name: string) => {
      await page.waitForTimeout(150);
      await photograph(page, name, look);
      expect(await violations(page), name).toEqual([]);
    };

    await page.getByRole("button", { name: "Import contacts" }).first().click();
    await page.getByText("Drop a file on this window").waitFor();
    await shoot("import-1-file");
    await chooseFile(page);
    await page.getByRole("combobox", { name: "Encoding" }).waitFor();
    expect(
      await page
        .getByRole("combobox", { name: "Between the fields" })
        .inputValue(),
    ).toBe(";");
    await page.getByRole("cell", { name: "Jürgen" }).first().waitFor();
    await shoot("import-2-reading");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("table", { name: /^Columns of/ }).waitFor();
    expect(
      await page
        .getByRole("combobox", { name: "What ‘E-Mail’ fills" })
        .inputValue(),
    ).toBe("email");
    await page
      .getByRole("combobox", { name: "Country of numbers without a code" })
      .selectOption("DE");
    await shoot("import-3-columns");
    await page.keyboard.press("Control+Enter");
    await page.getByText("people not here yet").waitFor();
    await shoot("import-4-check");
    expect(await lists(client)).toEqual([]);

    await page.getByRole("button", { name: "Import", exact: true }).click();
    await page.getByText("now holds").waitFor();
    await shoot("import-5-report");
    const [list] = await lists(client);
    expect(list?.counts.people).toBe(236);

    await page.getByRole("button", { name: "See the people" }).click();
    const grid = page.getByRole("grid", { name: /^People of/ });
    await grid.getByText("kunde0@example.com").waitFor();
    await shoot("people");
    await page.getByRole("searchbox").fill("kunde10");
    await page.getByText("11 of 236 people").waitFor();
    await grid.getByText("kunde10@example.com").click();
    await page.getByRole("heading", { level: 2, name: /^Oluwaseun/ }).waitFor();
    await shoot("people-card");

    await page.getByRole("button", { name: "For a platform…" }).click();
    await page.getByRole("combobox", { name: "Platform" }).waitFor();
    await shoot("export");
    await page.getByRole("button", { name: "Folder" }).click();
    await page.getByRole("checkbox", { name: /Replace files/ }).check();
    await page.getByRole("combobox", { name: "Platform" }).selectOption("esp");
    await page.getByRole("button", { name: "Write the files" }).click();
    await page.getByRole("heading", { name: "Recognized by" }).waitFor();
    await shoot("export-report");
    await page.getByRole("button", { name: "Done" }).click();
    await tab(page, "Platform files");
    await page.getByRole("table", { name: "Files for platforms" }).waitFor();
    await shoot("exports");

    await tab(page, "Suppression");
    await page.getByRole("heading", { name: "Opt-outs" }).waitFor();
    await shoot("suppression");
    await page.getByRole("button", { name: "Take in a file…" }).click();
    await chooseFile(page, {
      name: "opt-outs.csv",
      mimeType: "text/csv",
      buffer: Buffer.from("email\nkunde10@example.com\nkunde11@example.com\n"),
    });
    await page.getByText(/^Read by/).waitFor();
    await shoot("suppress");
    await page.getByRole("button", { name: "Suppress these people" }).click();
    await page.getByText("2 addresses suppressed from now on.").waitFor();
    await page.getByRole("button", { name: "Done" }).click();
    await tab(page, "Platform files");
    await page.getByText("stale", { exact: true }).waitFor();
    await shoot("exports-stale");
    expect(complaints).toEqual([]);
  });
});

test("a preview stores nothing, steps go back, and an import is undone as one", async () => {
  const { client, page } = await begin(SMALL_LIGHT);
  await page.getByRole("button", { name: "Import contacts" }).first().click();
  await page
    .getByRole("textbox", { name: "Or paste a table" })
    .fill("email\tname\nann@example.com\tAnn\nbad\tBob\n");
  await page.keyboard.press("Control+Enter");
  await page.getByRole("cell", { name: "ann@example.com" }).waitFor();
  await page.keyboard.press("Control+Enter");
  const email = page.getByRole("combobox", { name: "What ‘email’ fills" });
  await email.selectOption("out");
  await page
    .getByRole("alert")
    .getByText(/^Say which column/)
    .waitFor();
  expect(
    await page.getByRole("button", { name: "Check", exact: true }).isDisabled(),
  ).toBe(true);
  await email.selectOption("email");
  await page.keyboard.press("Control+Enter");
  await page.getByText("people not here yet").waitFor();
  await page.keyboard.press("Alt+ArrowLeft");
  await page.getByRole("table", { name: /^Columns of/ }).waitFor();
  await page.keyboard.press("Control+Enter");
  await page.getByRole("textbox", { name: "Name of the list" }).fill("Pasted");
  const history = async () =>
    ((await backend.call("history_list", {})) as { entries: unknown[] }).entries
      .length;
  const before = await history();
  expect(await lists(client)).toEqual([]);
  await page.keyboard.press("Control+Enter");
  await page.getByText("now holds 1 person").waitFor();
  expect(await history()).toBe(before + 1);
  await page.getByRole("button", { name: "Undo the import" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  expect(await lists(client)).toEqual([]);
});

test("a long import is stopped and leaves nothing", async () => {
  const { client, page } = await begin(SMALL_LIGHT);
  const file = join(folder, "long.csv");
  const rows = Array.from(
    { length: 600_000 },
    (_, at) => `person${at}@example.com,Ann`,
  );
  writeFileSync(file, `email,first name\n${rows.join("\n")}\n`);
  // The server takes no upload of this size: the chosen file stands for the one that lies there.
  await page.route("**/pick", (route) => route.fulfill({ json: { file } }));
  await page.getByRole("button", { name: "Import contacts" }).first().click();
  await chooseFile(page);
  await page.getByRole("cell", { name: "person0@example.com" }).waitFor();
  await page.keyboard.press("Control+Enter");
  await page.keyboard.press("Control+Enter");
  await page.getByRole("button", { name: "Stop counting" }).click();
  // A quick machine has counted before it hears that it need not.
  const again = page.getByRole("button", { name: "Count", exact: true });
  const counted = page.getByText("people not here yet");
  await again.or(counted).first().waitFor();
  if (await again.isVisible()) {
    await again.click();
    await page
      .getByText(/rows a second/)
      .first()
      .waitFor();
  }
  await counted.waitFor({ timeout: 90_000 });
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await page
    .getByText(/rows a second/)
    .first()
    .waitFor();
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  await page.getByText("Stopped. Nothing was imported.").waitFor();
  expect(await lists(client)).toEqual([]);
});

test("fifty thousand people are walked with at most 200 rows in the page", async () => {
  const { client, page } = await begin(SMALL_LIGHT);
  await imported(client, 50_000);
  await page.reload();
  await tab(page, /contact list/);
  await page.getByRole("button", { name: "Everybody", exact: true }).click();
  const grid = page.getByRole("grid", { name: "People of Everybody" });
  await grid.getByText("person0@example.com").waitFor();
  const drawn = () => grid.getByRole("row").count();
  expect(await drawn()).toBeLessThanOrEqual(200);
  await grid.focus();
  await page.keyboard.press("End");
  await grid.getByText("person49999@example.com").waitFor();
  expect(await drawn()).toBeLessThanOrEqual(200);
  await page.keyboard.press("PageUp");
  await page.keyboard.press("Enter");
  await page.getByRole("complementary", { name: "Person" }).waitFor();
  await page.keyboard.press("Home");
  await grid.getByText("person0@example.com").waitFor();

  // A fling through the whole list: how long the frames take while rows come and go.
  const slow = await page.evaluate(async () => {
    const box = document.querySelector("[role=grid]");
    if (!box) throw new Error("no grid");
    const frames: number[] = [];
    let last = performance.now();
    for (let at = 0; at < 90; at++) {
      box.scrollTop += 900;
      await new Promise(requestAnimationFrame);
      const now = performance.now();
      frames.push(now - last);
      last = now;
    }
    return frames.sort((one, other) => one - other)[45] ?? 0;
  });
  // Half of the frames come in time for 60 a second, on whatever computer tests run.
  expect(slow).toBeLessThan(20);
});

test("a person is erased only after it is said what that means", async () => {
  const { client, page } = await begin(SMALL_LIGHT);
  await imported(client, 3);
  const named = { op: "is", value: "Person1@Example.com" };
  await backend.call("audience_create", {
    client,
    name: "Only one",
    source: {
      from: "contacts",
      rule: { join: "all", of: [{ if: "text", field: "email", test: named }] },
    },
  });
  await page.reload();
  await tab(page, /contact list/);
  await page.getByRole("button", { name: "Everybody", exact: true }).click();
  await page.getByText("person1@example.com").click();
  await page.getByRole("button", { name: "Erase this person…" }).click();
  const dialog = page.getByRole("dialog", { name: /^Erase/ });
  await dialog.getByText("This cannot be undone.").waitFor();
  expect(
    await dialog
      .getByRole("button", { name: "Keep" })
      .evaluate((it) => it === document.activeElement),
  ).toBe(true);
  expect(await violations(page)).toEqual([]);
  await photograph(page, "people-erase", SMALL_LIGHT);
  await dialog.getByRole("button", { name: "Erase for good" }).click();
  await page
    .getByText("Erased 1 person. Taken out of the rule of ‘Only one’.")
    .waitFor();
  await page.getByText("2 people", { exact: true }).waitFor();
  const [list] = await lists(client);
  expect(list?.counts.people).toBe(2);
});

test("one address is suppressed, found, and lifted with a reason", async () => {
  const { client, page } = await begin(SMALL_LIGHT);
  await imported(client, 3);
  const file = join(folder, "outs.csv");
  writeFileSync(file, "email\nperson1@example.com\n");
  await backend.call("contacts_suppress", { client, file, reason: "opt_out" });
  await tab(page, "Suppression");
  const entries = page.getByRole("table", {
    name: "Entries of the suppression",
  });
  await page.getByRole("button", { name: "One address…" }).click();
  await page.keyboard.type("person2@example.com");
  await page.getByRole("button", { name: "Suppress", exact: true }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await entries.getByText("person2@example.com").waitFor();
  await page.getByRole("searchbox").fill("person1");
  await entries.getByText("person2@example.com").waitFor({ state: "detached" });
  await entries.getByRole("button", { name: "Lift…" }).click();
  await page.getByRole("button", { name: "Lift", exact: true }).click();
  await page.getByText(/^Say why contacting is allowed again/).waitFor();
  await page
    .getByRole("textbox", { name: "Reason" })
    .fill("Asked to come back on the phone");
  await page.getByRole("button", { name: "Lift", exact: true }).click();
  await page
    .getByText("Lifted the suppression of person1@example.com.")
    .waitFor();
});
