// A backend that is slow: what the page makes of answers that come in another order than usual.
import type { Page } from "playwright-core";

/** How late it is, in milliseconds. */
const LATE = 500;

/** Lets a command be asked late, or only its answer come late: the page then hears of what it changed before. */
export async function slow(
  page: Page,
  command: string,
  what: "request" | "answer",
): Promise<void> {
  await page.route("**/call", async (route) => {
    const said = route.request().postData() ?? "";
    if (!said.includes(`"${command}"`)) return route.fallback();
    if (what === "request") await page.waitForTimeout(LATE);
    const response = await route.fetch();
    if (what === "answer") await page.waitForTimeout(LATE);
    await route.fulfill({ response });
  });
}
