// Frames while a list of a million people scrolls in Chromium, which draws without the window's webview. Run with
// REPRISE_MEASURE=1; a test run times nothing and skips it. The real window is measured by `cargo xtask bench audience`.
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ask, folder, newClient, openAt, runProgram } from "./support/running";

const PEOPLE = 1_000_000;
const SECONDS = 5;

/** A file of so many people, each another one. */
async function made(file: string): Promise<void> {
  const out = createWriteStream(file);
  out.write("email,first name,last name,phone,country,tags,last order\n");
  for (let at = 0; at < PEOPLE; at++) {
    const phone = `+4915123${String(at).padStart(6, "0")}`;
    const row = `person${at}@example.com,Anna,Müller${at},${phone},DE,vip;new,2025-0${1 + (at % 9)}-11\n`;
    if (!out.write(row)) await once(out, "drain");
  }
  out.end();
  await once(out, "finish");
}

runProgram();

test.skipIf(!process.env["REPRISE_MEASURE"])(
  "a list of a million scrolls",
  { timeout: 300_000 },
  async () => {
    const file = join(folder, "million.csv");
    await made(file);
    const client = await newClient("Shop");
    await ask("contacts_import", { client, file });
    const { page } = await openAt({ screen: "audiences", client });
    await page.locator("label", { hasText: "1 contact list" }).first().click();
    await page.locator("table button", { hasText: "million" }).first().click();
    await page.locator("[role=grid] [role=row]").nth(3).waitFor();
    for (const [how, pixels] of [
      ["a turning wheel, 112 pixels a frame", 112],
      ["a screenful a frame", 0],
    ] as const) {
      const seen = await page.evaluate(
        async ([pixels, seconds]) => {
          const box = document.querySelector("[role=grid]");
          if (!box) throw new Error("there is no list");
          const times: number[] = [];
          let last = performance.now();
          const end = last + seconds * 1000;
          await new Promise<void>((done) => {
            requestAnimationFrame(function next(now) {
              times.push(now - last);
              last = now;
              box.scrollTop += pixels || box.clientHeight;
              if (now < end) requestAnimationFrame(next);
              else done();
            });
          });
          const rows = box.querySelectorAll("[role=row]").length;
          return { frames: times.length, slowest: Math.max(...times), rows };
        },
        [pixels, SECONDS] as const,
      );
      expect(seen.rows).toBeLessThanOrEqual(200);
      console.log(
        `${how}: ${seen.frames} frames in ${SECONDS} s, slowest ${seen.slowest.toFixed(1)} ms, ${seen.rows} rows in the page`,
      );
    }
  },
);
