// Every template at three widths. On the canvas, in every state: within the window, nothing too wide, and a photograph. On a
// site, as the script shows it: in the same places as on the canvas, and nothing for axe all the way through, light and dark.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";
import type { Locator, Page } from "playwright-core";
import type { Config } from "../../ui/embed/src/config";
import { violations, walk, WITHIN_REACH, type Seen } from "./support/axe";
import { drawn } from "./support/canvas";
import {
  backend,
  browser,
  clientOf,
  openAt,
  runProgram,
} from "./support/running";

const SHOTS = fileURLToPath(new URL("./shots/templates", import.meta.url));
const ROOMY = { width: 1920, height: 1240, dark: false };

let page: Page;
let site: Page;
let client: string;
let complaints: string[];

runProgram({ sample: true });

beforeAll(async () => {
  mkdirSync(SHOTS, { recursive: true });
  client = await clientOf();
  ({ page, complaints } = await openAt(undefined, ROOMY));
  site = await browser.newPage({
    reducedMotion: "reduce",
    permissions: ["clipboard-write"],
  });
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

interface Parts {
  parts: string[];
  /** How many states there are. */
  faces: number;
  widget: { theme: object; design: { rules: object } };
}

/** Looks at all of it on the canvas, and tells where its parts stand on a tablet. */
async function onCanvas(template: string): Promise<Parts> {
  const { id } = await open(template);
  const canvas = page.locator("main iframe").first();
  const state = page.getByRole("combobox", { name: "State" });
  const faces = await state.locator("option").allTextContents();
  let parts: string[] = [];
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
      expect(await axeOnCopy(canvas, window), where).toEqual([]);
      const file = `${template}-${device.toLowerCase()}-${at}.png`;
      await canvas.screenshot({ path: join(SHOTS, file) });
    }
    if (device !== "Tablet") continue;
    await state.selectOption({ label: faces[0] ?? "" });
    await page.waitForTimeout(60);
    parts = await canvas.evaluate(partsOf);
  }
  const { widget } = (await backend.call("widget_show", { id })) as Parts;
  return { parts, faces: faces.length, widget };
}

/**
 * What axe finds on the canvas. Its frame runs no scripts, axe neither, so what stands in it is looked at in a page of its own,
 * as large, with the same elements and styles.
 */
async function axeOnCopy(
  canvas: Locator,
  size: { width: number; height: number },
): Promise<string[]> {
  const html = await canvas.evaluate((frame: HTMLIFrameElement) => {
    const host = frame.contentDocument?.querySelector("reprise-widget");
    const root = host?.shadowRoot;
    if (!root) throw new Error("nothing is drawn");
    const styles = [...root.adoptedStyleSheets]
      .flatMap((it) => [...it.cssRules])
      .map((it) => it.cssText);
    // Without a script to show it, a popover would stay hidden.
    const shown = root.innerHTML.replaceAll(' popover="manual"', "");
    return `<reprise-widget><template shadowrootmode="open"><style>${styles.join("")}</style>${shown}</template></reprise-widget>`;
  });
  await site.unrouteAll();
  await site.setViewportSize(size);
  await site.setContent(
    `<!doctype html><html lang="en"><title>Shop</title><h1>Shop</h1>${html}</html>`,
  );
  await site.locator(".box, .teaser").first().waitFor();
  return violations(site);
}

const SITE = "https://shop.test/";
/** Nothing that is sent there arrives. */
const CRM = "https://crm.test/leads";
const SIZES = [
  { width: 1280, height: 800 },
  { width: 820, height: 1180 },
  { width: 390, height: 844 },
];

const DARK = {
  background: "#15181c",
  text: "#f2f2f2",
  accent: "#8fd3b0",
  on_accent: "#10241a",
};

interface Exported {
  script: string;
  games: string;
}

/** A widget as its script, for everybody at once, in its own colors or in dark ones. It keeps nothing before the site lets it. */
async function exported(
  { widget }: Parts,
  theme: object,
): Promise<{ made: Config; script: string; games: string }> {
  const { script, games } = (await backend.call("widget_config", {
    ...widget,
    theme: { ...widget.theme, ...theme },
    endpoint: { url: CRM, format: "json", names: {}, extra: {} },
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
  })) as Exported;
  const call = ";repriseRuntime.start(";
  const from = script.indexOf(call) + call.length;
  const until = script.lastIndexOf(")})();");
  const made: Config = {
    ...(JSON.parse(script.slice(from, until)) as Config),
    storageConsent: "ask",
  };
  const json = JSON.stringify(made).replaceAll("<", "\\u003c");
  return {
    made,
    script: script.slice(0, from) + json + script.slice(until),
    games,
  };
}

/** The page of a shop with this script on it. */
async function serve(script: string, games: string, dark: boolean) {
  const colors = dark ? "background:#111;color:#eee" : "";
  const body = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Shop</title><body style="${colors}"><h1>Shop</h1><div style="height:120vh"></div><div id="reprise-bestsellers"></div><script>localStorage.clear();${WITHIN_REACH}</script><script>${script}</script>`;
  await site.unrouteAll();
  await site.emulateMedia({ colorScheme: dark ? "dark" : "light" });
  await site.route("**/*", (route) => {
    const url = route.request().url();
    if (url === CRM) return route.abort();
    return url === SITE
      ? route.fulfill({ body, contentType: "text/html" })
      : route.fulfill({ body: games, contentType: "text/javascript" });
  });
}

test.each(TEMPLATES)("%s", async (template) => {
  const parts = await onCanvas(template);
  for (const [looks, theme] of Object.entries({ light: {}, dark: DARK })) {
    const { made, script, games } = await exported(parts, theme);
    const [widget] = made.widgets;
    if (!widget) throw new Error("there is no widget in the script");
    await serve(script, games, looks === "dark");
    for (const size of SIZES) {
      const where = `${looks}, ${size.width}`;
      await site.setViewportSize(size);
      await site.goto(SITE);
      await site
        .locator("reprise-widget .box, reprise-widget .teaser")
        .first()
        .waitFor();
      // What stands in the page takes its width from there.
      if (size.width === 820 && template !== "bestsellers" && looks === "light")
        expect(await site.locator("html").evaluate(partsOf)).toEqual(
          parts.parts,
        );
      const seen = await walk(site, widget);
      const isWell = ({ beyond, faults, measured, unmeasured }: Seen) =>
        !beyond && !faults.length && measured && !unmeasured.length;
      expect(
        seen.filter((it) => !isWell(it)),
        where,
      ).toEqual([]);
      // The canvas knows nothing of sending, nor of a clipboard.
      const faces = seen.filter((it) => !/(not sent|copied)$/.test(it.moment));
      expect(faces.length, where).toBe(parts.faces);
    }
  }
  expect(complaints).toEqual([]);
});

/** Every element of the box with its place, to half a pixel. Runs in the page. */
function partsOf(at: Element): string[] {
  const inside = (at as HTMLIFrameElement).contentDocument ?? at.ownerDocument;
  const root = inside.querySelector("reprise-widget")?.shadowRoot;
  return [
    ...(root?.querySelectorAll(".box, .box *:not(.status, .hp, .hp *)") ?? []),
  ].map((it) => {
    const { x, y, width, height } = it.getBoundingClientRect();
    const place = [x, y, width, height].map((n) => Math.round(n * 2) / 2);
    // What is painted is a picture on the canvas of the editor, where no script paints.
    const tag = it.tagName.replace("CANVAS", "IMG");
    return `${tag} ${it.className} ${place.join(" ")}`;
  });
}
