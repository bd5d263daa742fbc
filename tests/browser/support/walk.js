// A visitor's way through the one widget of a page: every view and whatever can come of it, each looked at by axe. Runs in the
// page, behind look.js: in Chromium by templates.test.ts, in WebKitGTK by tests/window/templates.rs.
//
// The page lets the script into storage by `reprise.consent` alone, and its endpoint cannot be reached: without leave to keep it
// an entry is lost and the visitor told so, with it the entry waits and the visitor is thanked.

// Every game is won.
Math.random = () => 0.1;

/** What there is to see of a widget, in the order of a visit. Takes the design of a template as well as what a script reads. */
function momentsOf({ layout, teaser, views }) {
  const tab = { at: 0, view: "", what: "tab" };
  const all = views.flatMap(({ id, blocks }, at) =>
    [
      ["shown", true],
      ["left empty", blocks.some((it) => it.required)],
      ["after winning", blocks.some((it) => it.segments?.length)],
      ["not sent", blocks.some((it) => it.action === "submit")],
    ]
      .filter(([, is]) => is)
      .map(([what]) => ({ at, view: id, what })),
  );
  return teaser || layout === "launcher" ? [tab, ...all] : all;
}

/** Comes by all of it; what was found and measured at each, and what is too wide. Fails at what cannot be reached. */
async function walk(widget) {
  const seen = [];
  let now = 0;
  await until("the widget", () => part(".box") ?? part(".teaser"));
  for (const { at, view, what } of momentsOf(widget)) {
    for (; now < at; now++) await goOn();
    await REACH[what]();
    await settled();
    seen.push({
      moment: `${view}, ${what}`,
      beyond: beyond(),
      ...(await look()),
    });
  }
  return seen;
}

const REACH = {
  async tab() {
    part(".box .close")?.click();
    await until("the tab", () => part(".teaser"));
  },
  async shown() {
    part(".teaser")?.click();
    await until("the view", () => part(".body"));
  },
  async "left empty"() {
    press();
    await until("what is missing", isTold);
  },
  async "after winning"() {
    fillIn();
    const before = part(".status").textContent;
    part(".body [type=button]:not([data-action], .copy)").click();
    await until("the prize", () => part(".status").textContent !== before);
  },
  async "not sent"() {
    fillIn();
    reprise.consent(false);
    press();
    await until("that it was not sent", isTold);
  },
};

async function goOn() {
  fillIn();
  const before = part(".body");
  reprise.consent(true);
  press();
  await until("the next view", () => part(".body") !== before);
}

/** The button that leads on. */
function press() {
  part(".body [data-action]:not([data-action=close])").click();
}

function isTold() {
  return parts(".error").some((it) => it.textContent && it.offsetHeight > 0);
}

const ENTRIES = { email: "ann@shop.test", tel: "+49 30 901820", text: "Ann" };

function fillIn() {
  for (const it of parts(".field input")) {
    if (it.type in ENTRIES) {
      it.value = ENTRIES[it.type];
      it.dispatchEvent(new Event("input", { bubbles: true }));
    } else if (!it.checked) it.click();
  }
}

function parts(selector) {
  const root = document.querySelector("reprise-widget")?.shadowRoot;
  return [...(root?.querySelectorAll(selector) ?? [])];
}

function part(selector) {
  return parts(selector)[0];
}

async function until(what, comes) {
  for (const end = Date.now() + 8000; !comes();) {
    if (Date.now() > end) throw new Error(`${what} did not come`);
    await new Promise((next) => setTimeout(next, 15));
  }
}

/** Pixels by which anything sticks out at a side of the box, or has to be scrolled to sideways. */
function beyond() {
  const box = parts(".box, .teaser")[0].getBoundingClientRect();
  const inside = parts(".box, .box *").filter(
    (it) =>
      it.getClientRects().length &&
      !it.matches(".hp, .hp *, .status, .rating input, svg *"),
  );
  const out = inside.flatMap((it) => {
    const { left, right } = it.getBoundingClientRect();
    const scrolls = /auto|scroll/.test(getComputedStyle(it).overflowX);
    const hidden = scrolls ? it.scrollWidth - it.clientWidth : 0;
    return [box.left - left, right - box.right, hidden];
  });
  return Math.round(Math.max(0, ...out));
}

/** Pictures are there, and nothing moves any more. */
async function settled() {
  const motions = document
    .querySelector("reprise-widget")
    .shadowRoot.getAnimations();
  await Promise.all([
    ...parts("img").map((it) => it.decode().catch(() => undefined)),
    ...motions.map((it) => it.finished.catch(() => undefined)),
  ]);
}
