// What axe finds on a page, one line each.
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
