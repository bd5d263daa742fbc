// What the script takes of a page's main thread before any widget's first trigger; `cargo xtask bench embed` runs it. A
// test run times nothing and skips it.
import { expect, test } from "vitest";
import type { Trigger } from "../../../ui/embed/src/config";
import { browser, runBrowser } from "../support/running";
import { config, widget } from "./exported";
import { visit } from "./shop";

/** The median of fewer moves by half a millisecond from run to run. */
const LOADS = 201;
/** Times slower than this machine: what the field calls a mid-range one. */
const SLOWER = 4;

interface TraceEvent {
  name: string;
  tid: number;
  ts: number;
  dur?: number;
  tdur?: number;
  args?: { data?: { url?: string } };
}

/** Four widgets that ask for all there is to ask before they may show. */
const made = (...triggers: Trigger[]) =>
  config(
    Array.from({ length: 4 }, (_, at) =>
      widget({
        id: `w${at}`,
        frequency: { kind: "once_per_session" },
        rules: {
          conditions: [
            { kind: "page", how: "contains", values: ["shop"] },
            { kind: "utm", key: "campaign", values: ["spring"] },
            { kind: "time", from: "09:00", until: "18:00" },
          ],
          triggers: [
            { kind: "delay", seconds: 30 },
            { kind: "exit_intent" },
            { kind: "scroll", percent: 50 },
            ...triggers,
          ],
        },
      }),
    ),
    { debug: false },
  );

/** Milliseconds of the page's thread in all that the script did: read and begun, and called afterwards. */
function spent(events: TraceEvent[]): number {
  const ofScript = events
    .filter((it) => it.args?.data?.url?.includes("reprise-widgets.js"))
    .filter((it) => it.tdur !== undefined)
    .sort((a, b) => a.ts - b.ts);
  // What comes before is the page one leaves; what other threads read is in nobody's way.
  const begun = ofScript.find((it) => it.name === "EvaluateScript");
  const ours = ofScript.filter(
    (it) => begun && it.ts >= begun.ts && it.tid === begun.tid,
  );
  let [until, sum] = [0, 0];
  for (const { ts, dur = 0, tdur = 0 } of ours) {
    // What lies within another one is in its time already.
    if (ts < until) continue;
    until = ts + dur;
    sum += tdur;
  }
  return sum / 1000;
}

runBrowser();

/** Runs before anything of ours: a shop's own scripts keep a cart or a number of the visit. */
const KEEPS = () => localStorage.setItem("cart", "3");

const PAGES = { kind: "pages", count: 999 } as const;

test.skipIf(!process.env["REPRISE_MEASURE"]).each([
  {
    bench: "embed_before_first_trigger",
    what: "a delay, exit intent and scrolling",
    made: made(),
    page: {},
  },
  // The browser asks once a page whether storage is allowed, and whoever uses it first waits for the answer.
  {
    bench: "embed_that_counts_pages",
    what: "pages counted too, which asks the storage at once",
    made: made(PAGES),
    page: {},
  },
  {
    bench: "embed_on_page_that_stores",
    what: "pages counted too",
    made: made(PAGES),
    page: { before: KEEPS },
  },
])(
  "the main thread before the first trigger, on a machine four times slower: $bench",
  async ({ bench, what, made, page }) => {
    const visitor = await visit(browser, made, { realTime: true, ...page });
    const session = await visitor.page.context().newCDPSession(visitor.page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    const times: number[] = [];
    for (let load = 0; load < LOADS; load++) {
      const events: TraceEvent[] = [];
      const collect = ({ value }: { value: unknown[] }) =>
        void events.push(...(value as TraceEvent[]));
      session.on("Tracing.dataCollected", collect);
      const ended = new Promise((resolve) =>
        session.once("Tracing.tracingComplete", resolve),
      );
      await session.send("Tracing.start", {
        transferMode: "ReportEvents",
        traceConfig: { includedCategories: ["devtools.timeline"] },
      });
      await visitor.go(`/${load}`);
      // Somebody is there: what the script hears of that counts, too.
      await visitor.page.mouse.move(200 + (load % 2) * 90, 300);
      await visitor.page.keyboard.press("Shift");
      await session.send("Tracing.end");
      await ended;
      session.off("Tracing.dataCollected", collect);
      times.push(spent(events));
    }
    times.sort((a, b) => a - b);
    const at = (share: number) => times[Math.floor((LOADS - 1) * share)] ?? 0;
    expect(at(0)).toBeGreaterThan(0);
    console.log(`BENCH ${bench} ${Math.round(at(0.5) * 1e6)}`);
    console.log(
      `TABLE \`${bench}\`, ${what}, of ${LOADS} loads: quickest ${at(0).toFixed(1)} ms, nine of ten within ${at(0.9).toFixed(1)} ms.`,
    );
  },
);
