// Rules and feasibility as a person works with them: by pointer, by keyboard, in every look.
import { describe, expect, test } from "vitest";
import { violations } from "./support/axe";
import { LOOKS, photograph } from "./support/browser";
import { backend } from "./support/running";
import {
  beginContacts,
  client,
  named,
  overlap,
  runSample,
  show,
} from "./support/segments";

runSample();

/** A rule with groups in groups, long words and every kind of control. */
function deepRule(lists: string[]): unknown {
  const within = (left: number): unknown =>
    left === 0
      ? {
          if: "day",
          field: "last_order",
          test: {
            op: "between",
            period: { first: "2026-01-01", last: "2026-06-30" },
          },
        }
      : {
          if: "group",
          join: ["any", "none", "all"][left % 3],
          of: [
            {
              if: "words",
              field: "tags",
              has: "any_of",
              words: ["vip", "people who asked for the printed catalogue"],
            },
            within(left - 1),
          ],
        };
  return {
    join: "all",
    of: [
      { if: "lists", has: "any_of", lists },
      {
        if: "number",
        measure: "spent",
        test: { op: "between", low: 5000, high: 25000 },
      },
      within(5),
    ],
  };
}

test("a rule is built, counted while it is edited, taken back, and made an audience", async () => {
  const { page, complaints } = await show(null);
  const dialog = await beginContacts(page);
  const count = dialog
    .getByRole("region", { name: "How many they are" })
    .locator("b");
  const all = (await backend.call("audience_count", {
    client,
    rule: { join: "all", of: [] },
  })) as { size: { left: number } };
  const everyone = all.size.left.toLocaleString("en");
  await expect.poll(() => count.textContent()).toBe(everyone);
  await dialog.getByText("Without a condition it is everyone.").waitFor();

  await dialog.getByRole("button", { name: "Agreed to e-mail" }).click();
  await dialog
    .getByText("People whose consent to e-mail is granted.")
    .waitFor();
  await expect.poll(() => count.textContent()).not.toBe(everyone);

  // What is not filled in says so beside itself, and does not count.
  const before = await count.textContent();
  await dialog
    .getByLabel("Add a condition", { exact: true })
    .selectOption("country");
  await dialog.getByText("Write what it should be.").waitFor();
  await dialog.getByText("does not count").waitFor();
  expect(await count.textContent()).toBe(before);
  expect(
    await dialog
      .getByRole("combobox", { name: "Country", exact: true })
      .evaluate((it) => it === document.activeElement),
  ).toBe(true);
  await dialog.getByRole("button", { name: "Make audience" }).click();
  await dialog.getByText("Fill in every condition, or remove it.").waitFor();

  // Every letter is counted.
  await dialog
    .getByRole("combobox", { name: "Country", exact: true })
    .fill("ZZ");
  await expect.poll(() => count.textContent()).toBe("0");
  await dialog.getByRole("button", { name: "Remove ‘Country’" }).click();
  await expect.poll(() => count.textContent()).toBe(before);

  await dialog.getByRole("button", { name: /Take the last step back/ }).click();
  await dialog
    .getByRole("combobox", { name: "Country", exact: true })
    .waitFor();
  await dialog.getByRole("button", { name: /Make the step again/ }).click();
  await dialog
    .getByRole("combobox", { name: "Country", exact: true })
    .waitFor({ state: "detached" });

  await dialog.getByLabel("Name", { exact: true }).fill("May be written to");
  await dialog.getByRole("button", { name: "Make audience" }).click();
  await dialog.waitFor({ state: "detached" });
  const made = await named("May be written to");
  expect(made.rule).toBe("People whose consent to e-mail is granted");
  expect(made.size.left.toLocaleString("en")).toBe(before);
  expect(complaints).toEqual([]);
});

test("the count follows a keystroke without delay", async () => {
  const { page } = await show(null);
  const dialog = await beginContacts(page);
  await dialog
    .getByRole("button", { name: "Bought in the last 90 days" })
    .click();
  await dialog
    .getByRole("textbox", { name: "Last order", exact: true })
    .waitFor();
  await page.waitForTimeout(300);
  const took = await page.evaluate(async () => {
    const input = document.querySelector<HTMLInputElement>(
      'input[aria-label="Last order"]',
    );
    const shown = document.querySelector('[aria-label="How many they are"] b');
    if (!input || !shown) throw new Error("nothing to type into");
    const times: number[] = [];
    for (const days of [200, 30, 300, 20, 400]) {
      const start = performance.now();
      const changed = new Promise<number>((resolve, reject) => {
        const watch = new MutationObserver(() => {
          watch.disconnect();
          resolve(performance.now() - start);
        });
        watch.observe(shown, {
          characterData: true,
          childList: true,
          subtree: true,
        });
        setTimeout(() => reject(new Error(`${days}: no new count`)), 5000);
      });
      input.value = String(days);
      input.dispatchEvent(new Event("input", { bubbles: true }));
      times.push(await changed);
    }
    return times.sort((one, other) => one - other);
  });
  console.log(
    `keystroke to count: median ${took[2]?.toFixed(1)} ms, worst ${took[4]?.toFixed(1)} ms`,
  );
  // The mark is 20 ms in a release build; this one is not, and shares its cores.
  expect(took[2]).toBeLessThan(250);
});

test("conditions are moved, grouped and removed by keyboard and by pointer, and kept as they stand", async () => {
  const kept = await named("Espresso buyers");
  const { page, complaints } = await show(kept.audience.id);
  const details = page.getByRole("complementary", { name: "Audience" });
  const rule = async () =>
    (await named("Espresso buyers")).audience.source.rule?.of as {
      if: string;
      of?: { if: string }[];
    }[];
  await details
    .getByRole("button", { name: "Move ‘Ever bought’", exact: true })
    .focus();
  await page.keyboard.press("ArrowUp");
  await expect
    .poll(async () => (await rule()).map((it) => it.if))
    .toEqual(["bought", "lists"]);
  await details.getByText("Moved to place 1 of 2").waitFor();
  expect(
    await page.evaluate(() =>
      document.activeElement?.getAttribute("aria-label"),
    ),
  ).toBe("Move ‘Ever bought’");

  await details.getByRole("button", { name: "Add a group" }).click();
  await expect.poll(async () => (await rule()).length).toBe(3);
  // Into the group beside, with the right arrow.
  await details
    .getByRole("button", { name: "Move ‘Contact list’", exact: true })
    .focus();
  await page.keyboard.press("ArrowRight");
  await expect
    .poll(async () => (await rule()).map((it) => it.of?.map((at) => at.if)))
    .toEqual([undefined, ["lists", "bought"]]);

  // And out of it again, dragged before the first.
  const grip = details.getByRole("button", {
    name: "Move ‘Contact list’",
    exact: true,
  });
  await grip.scrollIntoViewIfNeeded();
  const from = await grip.boundingBox();
  const first = await details.locator(".condition").first().boundingBox();
  if (!from || !first) throw new Error("nothing to drag");
  await page.mouse.move(from.x + 10, from.y + 12);
  await page.mouse.down();
  await page.mouse.move(from.x + 20, first.y + 40, { steps: 4 });
  await page.mouse.move(first.x + 60, first.y + 5, { steps: 4 });
  await page.mouse.up();
  await expect
    .poll(async () => (await rule()).map((it) => it.if))
    .toEqual(["lists", "bought", "group"]);

  // One step of the history takes one step back.
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect
    .poll(async () => (await rule()).map((it) => it.if))
    .toEqual(["bought", "group"]);
  await details.locator(".group .group .condition").nth(1).waitFor();
  await details
    .getByRole("button", { name: "Move ‘Contact list’", exact: true })
    .focus();
  await page.keyboard.press("Delete");
  await expect
    .poll(async () => (await rule())[1]?.of?.map((it) => it.if))
    .toEqual(["bought"]);
  expect(complaints).toEqual([]);
});

test("an audience that would be made from itself is refused at its condition", async () => {
  const [espresso, readers] = [
    await named("Espresso buyers"),
    await named("Readers who have not bought"),
  ];
  await backend.call("audience_change", {
    ...espresso.audience,
    source: {
      from: "contacts",
      rule: {
        join: "all",
        of: [{ if: "audience", is: "in", audience: readers.audience.id }],
      },
    },
  });
  const { page } = await show(readers.audience.id);
  const details = page.getByRole("complementary", { name: "Audience" });
  await details
    .getByLabel("Add a condition", { exact: true })
    .selectOption("audience");
  await details.getByText("Choose an audience.").waitFor();
  await details
    .getByLabel("Other audience", { exact: true })
    .selectOption(espresso.audience.id);
  const condition = details.getByRole("listitem", { name: /Other audience/ });
  await condition.getByText(/would be made from itself/).waitFor();
  expect(
    (await named("Readers who have not bought")).audience.source.rule,
  ).toEqual(readers.audience.source.rule);
});

test("a name that Meta would block and the browsers that forget are told in the details", async () => {
  const visitors = await named("Espresso page visitors, 30 days");
  const { page } = await show(visitors.audience.id);
  const details = page.getByRole("complementary", { name: "Audience" });
  await details.getByRole("table", { name: /by browser/ }).waitFor();
  await details.getByText("Safari and browsers like it").first().waitFor();
  const google = details.getByRole("listitem").filter({ hasText: "Google" });
  await google.getByText("Enough", { exact: true }).waitFor();
  await google.locator("summary").click();
  await google.getByText("Minimum by").waitFor();
  const name = details.getByLabel("Name", { exact: true });
  await name.fill("Debt advice readers");
  await name.blur();
  await details.getByText(/Meta may block the name: ‘debt’/).waitFor();
});

describe.each(LOOKS)("at $width × $height, dark: $dark", (look) => {
  test("rules, overlaps and feasibility are seen, and axe finds nothing", async () => {
    const lists = (await backend.call("contact_list_list", { client })) as {
      id: string;
    }[];
    const deep = (await backend.call("audience_create", {
      client,
      name: "Regulars with a long history and a rule to match it",
      source: {
        from: "contacts",
        rule: deepRule(lists.map((it) => it.id)),
      },
    })) as { id: string };
    const { page, complaints } = await show(deep.id, look);
    const details = page.getByRole("complementary", { name: "Audience" });
    await details.getByText("Money spent").first().waitFor();
    await seen("segment-deep-rule");
    await page.getByText("Espresso page visitors, 30 days").first().click();
    await details
      .getByRole("table", { name: /by browser/ })
      .scrollIntoViewIfNeeded();
    await seen("segment-feasible");
    await page.keyboard.press("Escape");

    const dialog = await beginContacts(page);
    await dialog.getByText("Without a condition it is everyone.").waitFor();
    await seen("segment-empty-rule");
    await dialog.getByRole("button", { name: "Agreed to e-mail" }).click();
    for (const subject of ["last_order", "spent", "tags", "country"])
      await dialog
        .getByLabel("Add a condition", { exact: true })
        .selectOption(subject);
    await dialog
      .getByRole("textbox", { name: "Tags", exact: true })
      .fill("vip,");
    const tags = dialog.getByRole("textbox", { name: "Tags", exact: true });
    expect(await tags.inputValue()).toBe("");
    await dialog.getByRole("button", { name: "Take out ‘vip’" }).waitFor();
    await dialog.getByRole("button", { name: "Add a group" }).click();
    await seen("segment-rule");
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });

    const map = await overlap(page);
    await map.getByRole("checkbox", { name: /Espresso buyers/ }).check();
    await map.getByRole("checkbox", { name: /Subscribers/ }).check();
    await seen("segment-overlap");
    await page.getByRole("radio", { name: "Table" }).check({ force: true });
    await page
      .getByRole("table", { name: "Audiences that share people" })
      .waitFor();
    await seen("segment-overlap-table");
    expect(complaints).toEqual([]);

    async function seen(name: string): Promise<void> {
      await page.waitForTimeout(200);
      await photograph(page, name, look);
      expect(await violations(page), name).toEqual([]);
    }
  });
});
