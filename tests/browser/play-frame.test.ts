// The frame in which a widget is tried: nothing gets out of it, and nobody speaks in its name.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startElsewhere, type Elsewhere } from "./support/elsewhere";
import { runShop, shop, tryOut, welcome, type Trial } from "./support/play";
import { backend, browser } from "./support/running";

runShop();

/** What a script tries that got into a page. Runs there, and leaves the page where it is. */
async function tries(away: string) {
  const outcome = async (work: () => unknown) => {
    try {
      const answer: unknown = await work();
      return answer ? "open" : "shut";
    } catch {
      return "shut";
    }
  };
  const loads = (element: HTMLElement) =>
    new Promise<boolean>((done) => {
      element.onload = () => done(true);
      element.onerror = () => done(false);
      document.head.append(element);
    });
  return {
    fetch: await outcome(() => fetch(away, { mode: "no-cors" })),
    socket: await outcome(
      () =>
        new Promise((done) => {
          const socket = new WebSocket(away.replace("http", "ws"));
          socket.onopen = () => done(true);
          socket.onerror = () => done(false);
        }),
    ),
    beacon: await outcome(() =>
      loads(Object.assign(new Image(), { src: `${away}a.png` })),
    ),
    storage: await outcome(() => localStorage),
    popup: await outcome(() => window.open(away)),
    script: await outcome(() => {
      const script = document.createElement("script");
      script.textContent = "window.injected = true";
      document.head.append(script);
      return "injected" in window;
    }),
    loaded: await outcome(() => {
      const script = document.createElement("script");
      return loads(Object.assign(script, { src: `${away}a.js` }));
    }),
  };
}

describe("the frame", () => {
  let it: Trial;
  let elsewhere: Elsewhere;
  const every = (state: string) => ({
    fetch: state,
    socket: state,
    beacon: state,
    storage: state,
    popup: state,
    script: state,
    loaded: state,
  });

  beforeAll(async () => {
    elsewhere = await startElsewhere();
  });
  afterAll(async () => {
    await elsewhere?.stop();
  });

  test("reaches nothing and leads nowhere", async () => {
    // From a page that nothing shuts in, every way is open: what is shut in the frame is shut by the frame.
    const plain = await browser.newPage();
    await plain.goto(elsewhere.address);
    const free = await plain.evaluate(tries, elsewhere.address);
    expect(free).toEqual(every("open"));
    await plain.context().close();
    elsewhere.reached.length = 0;

    it = await tryOut(shop.client, await welcome());
    const before = it.page.url();
    const outcomes = await it.frame.evaluate(tries, elsewhere.address);
    expect(outcomes).toEqual(every("shut"));
    const beyond = await it.frame.evaluate((away) => {
      const tried = (work: () => unknown) => {
        try {
          work();
        } catch {
          // Where it leads is looked at from outside.
        }
      };
      tried(() => {
        if (window.top) window.top.location.href = away;
      });
      tried(() => {
        const form = document.createElement("form");
        form.action = away;
        document.body.append(form);
        form.submit();
      });
      let parent: unknown;
      tried(() => (parent = window.parent.document));
      return { origin: window.origin, parent: parent === undefined };
    }, elsewhere.address);
    expect(beyond).toEqual({ origin: "null", parent: true });
    await it.page.waitForTimeout(300);
    expect(it.page.url()).toBe(before);
    expect(elsewhere.reached).toEqual([]);
    // Each of these is told in the console, and none is a mistake of ours.
    it.complaints.length = 0;
  });

  test("gets its page once, with the headers that shut it in", async () => {
    const views = (await backend.call("widget_list", {
      client: shop.client,
    })) as { widget: unknown }[];
    const { token } = (await backend.call("widget_play", {
      widget: views[0]?.widget,
    })) as { token: string };
    const first = await fetch(`${backend.url}/preview/${token}`);
    const policy = first.headers.get("content-security-policy") ?? "";
    expect(first.status).toBe(200);
    expect(policy).toMatch(
      /^sandbox allow-scripts; default-src 'none'; script-src 'nonce-[0-9a-f]{32}'; style-src 'nonce-[0-9a-f]{32}'; img-src data:; connect-src 'none'; form-action 'none'; base-uri 'none'$/,
    );
    expect(first.headers.get("x-content-type-options")).toBe("nosniff");
    expect(first.headers.get("cache-control")).toBe("no-store");
    expect(first.headers.get("content-type")).toBe("text/html; charset=utf-8");
    const again = await fetch(`${backend.url}/preview/${token}`);
    expect([again.status, await again.text()]).toEqual([404, ""]);
    expect(again.headers.get("content-security-policy")).toContain("sandbox");
  });

  test("is not believed when another window speaks in its name", async () => {
    it = await tryOut(shop.client, await welcome());
    const before = await it.log.getByRole("listitem").count();
    await it.page.evaluate(() => {
      const line = { at: 5, kind: "forgot" };
      window.postMessage({ tell: "line", line }, "*");
    });
    await it.frame.evaluate(() => {
      window.parent.postMessage({ tell: "line", line: { kind: "came" } }, "*");
    });
    await it.does("scrolls to", "25%");
    await it.says("Scrolls to 25% of the page");
    expect(await it.log.getByRole("listitem").count()).toBe(before + 1);
  });
});
