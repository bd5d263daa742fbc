// A visitor's way through the one widget of a page: every view and whatever can come of it, each looked at by axe. Runs in the
// page, behind look.js: in Chromium by templates.test.ts, in WebKitGTK by tests/window/templates.rs.
//
// The page lets the script into storage by `reprise.consent` alone, and its endpoint cannot be reached: without leave to keep it
// an entry is lost and the visitor told so, with it the entry waits and the visitor is thanked.
//
// Browsers let nobody but a person copy. So the walk stops where that is due and says what has to be pressed: `setOut` and `goOn`
// answer with a `press` or, at the end, with what was `seen`.

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
      ["copied", blocks.some((it) => it.kind === "promo_code")],
      ["not sent", blocks.some((it) => it.action === "submit")],
    ]
      .filter(([, is]) => is)
      .map(([what]) => ({ at, view: id, what })),
  );
  return teaser || layout === "launcher" ? [tab, ...all] : all;
}

const said = [];

async function setOut(widget) {
  walk(widget).then(
    (seen) => said.push({ seen }),
    (error) => said.push({ error: `${error}` }),
  );
  return goOn();
}

async function goOn() {
  while (!said.length) await soon();
  return said.shift();
}

/** Comes by all of it; what was found and measured at each, and what is too wide. Fails at what cannot be reached. */
async function walk(widget) {
  const seen = [];
  let now = 0;
  await until("the widget", () => part(".box") ?? part(".teaser"));
  for (const { at, view, what } of momentsOf(widget)) {
    for (; now < at; now++) await leave();
    await REACH[what]();
    await settled();
    seen.push({
      moment: `${view}, ${what}`,
      beyond: beyond(),
      ...(await lookAtAll()),
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
  async copied() {
    const button = part(".copy");
    const before = button.textContent;
    button.scrollIntoView({ block: "nearest" });
    const { x, y, width, height } = button.getBoundingClientRect();
    said.push({
      press: { x: Math.round(x + width / 2), y: Math.round(y + height / 2) },
    });
    await until("the copy", () => button.textContent !== before);
  },
  async "not sent"() {
    fillIn();
    reprise.consent(false);
    press();
    await until("that it was not sent", isTold);
  },
};

/** Goes to the next view. */
async function leave() {
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
    await soon();
  }
}

function soon() {
  return new Promise((next) => setTimeout(next, 15));
}

/** The least contrast of words. */
const CONTRAST = 4.5;

/**
 * What `look` finds, where words are painted on the slices of a wheel as well. Axe knows no background of those, nor of what the box of a turned
 * wheel lies over: the ones are measured here, each against the slice it follows, the others with the wheel out of sight.
 */
async function lookAtAll() {
  const seen = await look();
  const { Color, getContrast } = axe.commons.color;
  const painted = parts("svg text");
  if (!painted.length) return seen;
  const [wheel] = parts("svg:has(text)");
  wheel.style.visibility = "hidden";
  const rest = await look();
  wheel.style.visibility = "";
  const colorOf = (element) => {
    const color = new Color();
    color.parseString(getComputedStyle(element).fill);
    return color;
  };
  const pale = painted.filter((it) => {
    const [ink, ground] = [it, it.previousElementSibling].map(colorOf);
    return !(getContrast(ground, ink) >= CONTRAST);
  });
  return {
    faults: [
      ...new Set([
        ...seen.faults,
        ...rest.faults.filter((it) => it.startsWith("color-contrast:")),
        ...pale.map((it) => `painted-contrast: ${it.textContent}`),
      ]),
    ],
    measured: rest.measured + painted.length,
    unmeasured: rest.unmeasured,
  };
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
