// Trying a widget on a day of one's own: around the launches it is scheduled by, by keyboard, and from the right.
import { expect, test } from "vitest";
import { violations } from "./support/axe";
import { LOOKS, photograph, type Look } from "./support/browser";
import { runShop, shop, tryOut, type Trial } from "./support/play";

runShop();

/** Shows from the first launch, 25 November, until a week after the last, 9 December. */
async function scheduled(look?: Look): Promise<Trial> {
  const widget = await shop.widget("welcome-email-campaign", (it) => {
    it.design.rules.triggers = [{ kind: "delay", seconds: 3 }];
    it.design.rules.conditions = [];
    it.design.frequency = { kind: "always" };
    it.schedule = { on: "launches", days_after: 7 };
  });
  return tryOut(shop.client, widget, look);
}

const OWN = "at a time of your own:";

function field(trial: Trial) {
  return trial.page.getByLabel("Time of the first visit");
}

/** Comes at a time of one's own and reads for a while. */
async function comes(trial: Trial, at: string, day: string): Promise<void> {
  await field(trial).fill(at);
  await trial.says(day);
  await trial.does("reads on", "5 s");
}

test("the days of a campaign decide, and the log names them", async () => {
  const it = await scheduled();
  await it.wish("When", OWN);
  // It begins as the time it was: the first launch.
  expect(await field(it).inputValue()).toBe("2026-11-25T10:00");
  await comes(it, "2026-11-24T23:50", "Tue 24 Nov 2026");
  await it.says(
    "It may show between 25 Nov 2026 and 9 Dec 2026 only; it is Tue 24 Nov 2026.",
  );
  expect(await it.shows()).toBe(false);
  await comes(it, "2026-11-25T00:00", "Wed 25 Nov 2026");
  await it.box.waitFor();
  await comes(it, "2026-12-09T23:58", "Wed 9 Dec 2026");
  await it.box.waitFor();
  await comes(it, "2026-12-10T00:00", "Thu 10 Dec 2026");
  // After the last day of all the script itself does nothing.
  await it.says(
    "The last day of its widgets is over, and it may show between 25 Nov 2026 and 9 Dec 2026 only; it is Thu 10 Dec 2026.",
  );
  expect(await it.shows()).toBe(false);
  await it.page
    .getByText("Held back: the script does nothing any more.")
    .waitFor();
  // The next visit is counted from there.
  await it.does("comes back", "tomorrow");
  await it.says("Fri 11 Dec 2026");
  expect(it.complaints).toEqual([]);
});

test("by keyboard, and what is no day changes nothing", async () => {
  const it = await scheduled();
  await it.wish("When", OWN);
  const own = field(it);
  await own.focus();
  // A day and a month further, whichever of them the browser's own field begins with.
  await it.page.keyboard.press("ArrowUp");
  await it.page.keyboard.press("ArrowRight");
  await it.page.keyboard.press("ArrowUp");
  await expect.poll(() => own.inputValue()).toBe("2026-12-26T10:00");
  await it.says("Sat 26 Dec 2026");
  expect(
    await own.evaluate((element) => element === document.activeElement),
  ).toBe(true);
  // Emptied and left, it is what it was.
  await own.fill("");
  await own.blur();
  expect(await own.inputValue()).toBe("2026-12-26T10:00");
  // Another way to come keeps the time.
  await it.wish("By which way", "directly, by the shop's address");
  expect(await own.inputValue()).toBe("2026-12-26T10:00");
  await it.wish("When", "now, Tue 24 Nov, 10:00,");
  expect(await own.count()).toBe(0);
  await it.says("Tue 24 Nov 2026");
  expect(it.complaints).toEqual([]);
});

test.each([
  ...LOOKS.map((look) => ({ ...look, dir: "ltr" })),
  { width: 1280, height: 800, dark: false, dir: "rtl" },
])("$width × $height, dark: $dark, $dir", async ({ dir, ...look }) => {
  const it = await scheduled(look);
  await it.page.evaluate((dir) => (document.documentElement.dir = dir), dir);
  await it.wish("When", OWN);
  await comes(it, "2026-12-20T09:00", "Sun 20 Dec 2026");
  await it.says(/only; it is Sun 20 Dec 2026\./);
  await photograph(it.page, `widget-play-own-${dir}`, look);
  expect(await violations(it.page)).toEqual([]);
  // The drawn-down frame fills its room from edge to edge, on either side.
  const frame = it.page.locator('iframe[title^="Pretend shop"]');
  const [drawn, room] = [
    await frame.boundingBox(),
    await frame.locator("..").boundingBox(),
  ];
  expect(Math.abs((drawn?.x ?? 0) - (room?.x ?? 1))).toBeLessThan(1);
  expect(
    await it.page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    ),
  ).toBeLessThanOrEqual(0);
});
