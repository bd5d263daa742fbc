// What axe finds on a page, one line each.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

interface Axe {
  run: (
    context: object,
    options: object,
  ) => Promise<{ violations: Violation[] }>;
}

interface Violation {
  id: string;
  help: string;
  nodes: { target: string[]; failureSummary?: string }[];
}

/** A sample whose very purpose is to show how badly two brand colors go together is left out. */
export async function violations(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: AXE });
  const found = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: Axe };
    const report = await axe.run(
      { exclude: [["[data-shows-contrast]"]] },
      {
        runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"],
      },
    );
    return report.violations;
  });
  return found.flatMap((it) =>
    it.nodes.map((node) => `${it.id}: ${it.help}: ${node.target.join(" ")}`),
  );
}

/** The same of what stands in a frame, whether its own scripts may run or not. */
export async function violationsIn(
  page: Page,
  frame: string,
): Promise<string[]> {
  const element = await page.locator(frame).first().elementHandle();
  const inside = await element?.contentFrame();
  if (!inside) throw new Error("no frame");
  await inside.evaluate(readFileSync(AXE, "utf8"));
  const found = await inside.evaluate(async () => {
    const { axe } = window as unknown as { axe: Axe };
    // The pretend page around the widget is a picture, and has neither words nor landmarks.
    const report = await axe.run(
      { include: [["reprise-widget"]] },
      { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"] },
    );
    return report.violations;
  });
  return found.flatMap((it) =>
    it.nodes.map((node) => `${it.id}: ${it.help}: ${node.target.join(" ")}`),
  );
}
