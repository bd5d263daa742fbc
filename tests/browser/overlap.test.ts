// What audiences share, on the map and in words: kept apart in one click, walked by keyboard, and many of them.
import { expect, test } from "vitest";
import { backend } from "./support/running";
import { client, named, overlap, runSample, show } from "./support/segments";

runSample();

test("the map says what two audiences share, and one click keeps them apart until it is taken back", async () => {
  const { page, complaints } = await show(null);
  const map = await overlap(page);
  const words = page.getByRole("complementary", { name: "Overlap in words" });
  const cell = map.getByRole("gridcell", {
    name: /of ‘Latte-art video viewers’.* are also in ‘Espresso buyers’/,
  });
  await cell.focus();
  await words
    .getByText(/^About .* of ‘Latte-art video viewers’, .*%, are also in/)
    .waitFor();
  await page.keyboard.press("Enter");
  const both = async () =>
    Promise.all(
      ["Espresso buyers", "Latte-art video viewers"].map(
        async (name) => (await named(name)).audience,
      ),
    );
  const before = (await both()).map((it) => it.exclusions);
  await words.getByRole("button", { name: "Exclude from each other" }).click();
  await expect
    .poll(async () => {
      const [buyers, viewers] = await both();
      return (
        buyers?.exclusions.includes(viewers?.id ?? "") &&
        viewers?.exclusions.includes(buyers.id)
      );
    })
    .toBe(true);
  await page
    .getByText(/leave each other out now/)
    .first()
    .waitFor();
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect
    .poll(async () => (await both()).map((it) => it.exclusions))
    .toEqual(before);
  expect(complaints).toEqual([]);
});

test("arrows walk the map, and chosen audiences are counted once each", async () => {
  const { page } = await show(null);
  const map = await overlap(page);
  await map.locator('[role="gridcell"][tabindex="0"]').focus();
  for (const key of ["Control+End", "Home", "ArrowDown", "ArrowRight"])
    await page.keyboard.press(key);
  const label = await page.evaluate(() =>
    document.activeElement?.getAttribute("aria-label"),
  );
  const rows = await map.getByRole("rowheader").allTextContents();
  expect(label).toContain(
    `‘${rows
      .at(-1)
      ?.trim()
      .split(/\s{2,}|\d/)[0]
      ?.trim()}`,
  );

  for (const name of ["Espresso buyers", "Subscribers"])
    await map.getByRole("checkbox", { name: new RegExp(name) }).check();
  const ids = [await named("Espresso buyers"), await named("Subscribers")].map(
    (it) => it.audience.id,
  );
  const told = (await backend.call("audience_reach", { audiences: ids })) as {
    reach: { people: number };
  };
  await page
    .getByRole("complementary", { name: "Overlap in words" })
    .getByText(told.reach.people.toLocaleString("en"), { exact: true })
    .waitFor();
});

test("two hundred audiences stay usable: few cells are drawn, heads stay, the rest is a keypress away", async () => {
  for (let at = 0; at < 194; at += 1)
    await backend.call("audience_create", {
      client,
      name: `Segment ${at} of the people who read the whole newsletter`,
      source: {
        from: "contacts",
        rule: {
          join: "all",
          of: [
            {
              if: "day",
              field: "last_order",
              test: { op: "in_last", days: 5 + at * 3 },
            },
          ],
        },
      },
    });
  const { page, complaints } = await show(null);
  const map = await overlap(page);
  await map.getByRole("gridcell").first().waitFor();
  expect(await map.getAttribute("aria-rowcount")).toBe("201");
  expect(await map.getByRole("gridcell").count()).toBeLessThan(1500);
  await map.locator('[role="gridcell"][tabindex="0"]').focus();
  await page.keyboard.press("Control+End");
  await expect
    .poll(() =>
      page.evaluate(() =>
        document.activeElement?.getAttribute("aria-colindex"),
      ),
    )
    .toBe("201");
  await page
    .getByRole("searchbox", { name: "Find an audience" })
    .fill("Espresso");
  await expect.poll(() => map.getByRole("rowheader").count()).toBe(2);
  await page.getByRole("radio", { name: "Table" }).check({ force: true });
  const table = page.getByRole("table", {
    name: "Audiences that share people",
  });
  await table.waitFor();
  expect(await table.getByRole("row").count()).toBeLessThan(100);
  expect(complaints).toEqual([]);
});
