/* Leads on their way to the site's endpoint: sent at once, and again until they arrive or are too old. */
import type { Endpoint, Lead } from "./config";
import type { Environment } from "./environment";
import type { Note } from "./log";
import type { Memory } from "./memory";

/** Leads that could not be sent are dropped after 30 days, and beyond this many the oldest. */
const OLDEST = 30 * 86_400_000;
const MOST = 20;

/** Seconds until the next try: twice as many each time, up to five minutes. */
const LONGEST = 300;

/** `refused` is an answer that another try would not change. */
export type Outcome = "sent" | "queued" | "refused";

export interface Post {
  send(lead: Lead): Promise<Outcome>;
  /** Tries those that wait. */
  flush(): Promise<void>;
  /** Tries them soon, if there are any. */
  later(): void;
}

export function postOffice(
  world: Environment,
  memory: Memory,
  endpoint: Endpoint | undefined,
  note: Note,
): Post {
  let tries = 0;
  let isBusy = false;
  const goes = /^https:/.test(endpoint?.url ?? "");
  const { url = "", format } = endpoint ?? {};

  async function attemptOf(body: string): Promise<Outcome> {
    try {
      const status = world.online() ? await world.post(url, body, format) : 500;
      // Too slow, too early, too many, or the server's own trouble: another time it may go.
      if (status >= 500 || /^4(08|25|29)$/.test(`${status}`)) return "queued";
      return status >= 400 ? "refused" : "sent";
    } catch {
      return "queued";
    }
  }

  function later(): void {
    if (!Object.keys(memory.kept.queue)[0]) return;
    const seconds = Math.min(2 ** tries++, LONGEST);
    world.after(seconds * 1000, flush);
  }

  async function flush(): Promise<void> {
    if (isBusy || !goes) return;
    isBusy = true;
    const { queue } = memory.kept;
    for (const id of Object.keys(queue)) {
      const { at = 0, body = "", widget } = queue[id] ?? {};
      const isOld = world.now() - at > OLDEST;
      const outcome = isOld ? "refused" : await attemptOf(body);
      if (outcome === "queued") {
        later();
        break;
      }
      memory.change((kept) => delete kept.queue[id]);
      note(outcome, "", widget);
    }
    isBusy = false;
  }

  return {
    flush,
    later,
    async send(lead) {
      if (!endpoint || !goes) return "sent";
      const named = renamed(lead, endpoint);
      if (format === "action") {
        world.submitForm(url, named);
        return "sent";
      }
      const body =
        format === "json"
          ? JSON.stringify(named)
          : `${new URLSearchParams(named)}`;
      let outcome = await attemptOf(body);
      // What only the page could keep is not kept: the visitor tries again.
      if (outcome === "queued" && !memory.lasts) outcome = "refused";
      const { id = "", widget = "" } = lead;
      if (outcome === "queued") {
        memory.change(({ queue }) => {
          queue[id] = { at: world.now(), widget, body };
          const all = Object.keys(queue);
          for (const old of all.slice(0, -MOST)) delete queue[old];
        });
        later();
      }
      note(outcome, "", widget);
      return outcome;
    },
  };
}

function renamed(lead: Lead, { names = {}, extra }: Endpoint): Lead {
  const all: { [name: string]: string } = { ...extra };
  for (const [name, value] of Object.entries(lead)) {
    all[names[name] ?? name] = value;
  }
  return all;
}
