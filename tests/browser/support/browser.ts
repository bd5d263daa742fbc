// A real Chromium, one page of it, and what went wrong on it.
import { copyFileSync, mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { chromium, type Browser, type Page } from "playwright-core";

const SHOTS = fileURLToPath(new URL("../shots", import.meta.url));
const PICTURES = fileURLToPath(
  new URL("../../../docs/pictures", import.meta.url),
);

/** Shown in the README; renewed by a run with REPRISE_PICTURES=1. */
const IN_README: ReadonlySet<string> = new Set([
  "plan-timeline",
  "plan-suggested",
  "advice",
  "audiences",
  "widget-editor",
  "brief",
]);

export async function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env["REPRISE_CHROMIUM"] ?? "/usr/bin/chromium",
    // As root there is no sandbox; the rest keeps the browser from looking for its maker.
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

export interface Look {
  width: number;
  height: number;
  dark: boolean;
}

export const SMALL_LIGHT: Look = { width: 1280, height: 800, dark: false };

/** Every look a screen is photographed in. */
export const LOOKS: readonly Look[] = [
  SMALL_LIGHT,
  { width: 1280, height: 800, dark: true },
  { width: 1920, height: 1080, dark: false },
  { width: 1920, height: 1080, dark: true },
];

export interface Opened {
  page: Page;
  /** Errors the page wrote into its console or threw. */
  complaints: string[];
}

export async function openPage(
  browser: Browser,
  look: Look = SMALL_LIGHT,
): Promise<Opened> {
  const page = await browser.newPage({
    viewport: { width: look.width, height: look.height },
    colorScheme: look.dark ? "dark" : "light",
    reducedMotion: "reduce",
    timezoneId: "Europe/Berlin",
    locale: "en-GB",
  });
  page.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  return { page, complaints };
}

/** Photographs the page as it stands, fonts and pictures loaded. */
export async function photograph(
  page: Page,
  name: string,
  look: Look,
): Promise<void> {
  mkdirSync(SHOTS, { recursive: true });
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all(
      [...document.images].map((image) =>
        image.decode().catch(() => undefined),
      ),
    );
  });
  const file = `${name}-${look.width}x${look.height}-${look.dark ? "dark" : "light"}.png`;
  await page.screenshot({ path: join(SHOTS, file) });
  const renews =
    process.env["REPRISE_PICTURES"] &&
    IN_README.has(name) &&
    look === SMALL_LIGHT;
  if (!renews) return;
  mkdirSync(PICTURES, { recursive: true });
  copyFileSync(join(SHOTS, file), join(PICTURES, `${name}.png`));
}
