// Every template on the canvas, at three widths: within the window, nothing too wide, nothing for axe; and a photograph.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { violationsIn } from "./support/axe";
import { startBackend, type Backend } from "./support/backend";
import { openPage, startBrowser } from "./support/browser";
import { drawn } from "./support/canvas";

const SHOTS = fileURLToPath(new URL("./shots/templates", import.meta.url));
const ROOMY = { width: 1920, height: 1240, dark: false };

let backend: Backend;
let browser: Browser;
let page: Page;
let client: string;
let complaints: string[];

beforeAll(async () => {
  mkdirSync(SHOTS, { recursive: true });
  backend = await startBackend({ sample: true });
  browser = await startBrowser();
  const clients = (await backend.call("client_list")) as { id: string }[];
  client = clients[0]?.id ?? "";
  ({ page, complaints } = await openPage(browser, ROOMY));
  await page.goto(backend.url, { waitUntil: "domcontentloaded" });
});

afterAll(async () => {
  await browser?.close();
  await backend?.stop();
});

/** Nothing is left out for want of a code or a last day. */
const OFFER = {
  headline: "15% to come back",
  promo_code: "WELCOME15",
  valid: { first: "2026-11-20", last: "2026-12-01" },
};

async function open(template: string): Promise<{ id: string }> {
  const widget = (await backend.call("widget_create", {
    client,
    template,
  })) as { id: string; offer: object; theme: object };
  await backend.call("widget_change", {
    ...widget,
    offer: { ...widget.offer, ...OFFER },
    // The same typeface wherever it stands.
    theme: { ...widget.theme, font: "system" },
  });
  await page.evaluate(
    (place) => localStorage.setItem("reprise.place", JSON.stringify(place)),
    { screen: "widgets", client, id: widget.id },
  );
  await page.reload({ waitUntil: "domcontentloaded" });
  await page.getByRole("combobox", { name: "State" }).waitFor();
  return widget;
}

const TEMPLATES = [
  "age-gate",
  "back-in-stock",
  "bestsellers",
  "cart-saver",
  "cookie-notice",
  "countdown-offer",
  "email-and-phone",
  "email-sign-up",
  "free-delivery",
  "nps",
  "phone-sign-up",
  "preference-picker",
  "promo-code-reveal",
  "referral",
  "renewal-reminder",
  "replenish-reminder",
  "scratch-card",
  "upsell-card",
  "viewed-product-discount",
  "welcome-email-campaign",
  "welcome-search-ad",
  "welcome-social-retargeting",
  "wheel",
  "why-leaving",
  "win-back-greeting",
  "wish-survey",
];

test("there is no template that is not looked at here", async () => {
  const all = (await backend.call("widget_template_list")) as { id: string }[];
  expect(all.map((it) => it.id).sort()).toEqual(TEMPLATES);
});

test.each(TEMPLATES)("%s", async (template) => {
  await open(template);
  const canvas = page.locator("main iframe").first();
  const state = page.getByRole("combobox", { name: "State" });
  const faces = await state.locator("option").allTextContents();
  for (const device of ["Desktop", "Tablet", "Phone"]) {
    await page.getByRole("radio", { name: device }).check({ force: true });
    for (const [at, face] of faces.entries()) {
      await state.selectOption({ label: face });
      await page.waitForTimeout(60);
      const { box, window, beyond, cut } = await drawn(page);
      const where = `${device}, ${face}`;
      expect({ where, beyond, cut }).toEqual({ where, beyond: 0, cut: [] });
      expect(box.left, where).toBeGreaterThanOrEqual(-0.5);
      expect(box.right, where).toBeLessThanOrEqual(window.width + 0.5);
      expect(box.top, where).toBeGreaterThanOrEqual(-0.5);
      // What stands in the page may be longer than the window.
      if (template !== "bestsellers")
        expect(box.bottom, where).toBeLessThanOrEqual(window.height + 0.5);
      const file = `${template}-${device.toLowerCase()}-${at}.png`;
      await canvas.screenshot({ path: join(SHOTS, file) });
      expect(await violationsIn(page, "main iframe"), where).toEqual([]);
    }
  }
  expect(complaints).toEqual([]);
});

/** What the canvas draws and what a site gets stand in the same places, part by part. */
test.each([
  "email-sign-up",
  "welcome-email-campaign",
  "preference-picker",
  "age-gate",
  "nps",
])("%s stands as on a site", async (template) => {
  const { id } = await open(template);
  await page.getByRole("radio", { name: "Tablet" }).check({ force: true });
  await page.waitForTimeout(60);
  const canvas = page.locator("main iframe").first();
  const drawnParts = await canvas.evaluate(partsOf);
  const { widget } = (await backend.call("widget_show", { id })) as {
    widget: { design: { rules: object } };
  };
  const { script } = (await backend.call("widget_config", {
    ...widget,
    schedule: { on: "always" },
    ends: null,
    design: {
      ...widget.design,
      frequency: { kind: "always" },
      rules: {
        ...widget.design.rules,
        conditions: [],
        triggers: [{ kind: "at_once" }],
      },
    },
  })) as { script: string };
  const site = await browser.newPage({
    viewport: { width: 820, height: 1180 },
    reducedMotion: "reduce",
  });
  const body = `<!doctype html><html lang="en"><title>Shop</title><body><script>${script.replace('"storageConsent"', '"shadow":"open","storageConsent"')}</script>`;
  await site.route("**/*", (route) =>
    route.fulfill({ body, contentType: "text/html" }),
  );
  await site.goto("https://shop.test/");
  await site.locator("reprise-widget .box").waitFor();
  const siteParts = await site.locator("html").evaluate(partsOf);
  expect(drawnParts.length).toBeGreaterThan(8);
  expect(drawnParts).toEqual(siteParts);
  await site.close();
});

/** Every element of the box with its place, to half a pixel. Runs in the page. */
function partsOf(at: Element): string[] {
  const inside = (at as HTMLIFrameElement).contentDocument ?? at.ownerDocument;
  const root = inside.querySelector("reprise-widget")?.shadowRoot;
  return [...(root?.querySelectorAll(".box, .box *:not(.status)") ?? [])].map(
    (it) => {
      const { x, y, width, height } = it.getBoundingClientRect();
      const place = [x, y, width, height].map((n) => Math.round(n * 2) / 2);
      return `${it.tagName} ${it.className} ${place.join(" ")}`;
    },
  );
}
