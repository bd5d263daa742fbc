// Who inherits the focus when what had it leaves the page, by a delete above all: the same control of the next row, else of the
// one before, else what follows the list and makes a new row, else the heading. What stands beside the page gives it back to where
// it came from. One watch serves the whole page, so that no list has to think of it; who takes the focus itself goes first.
import { firstField } from "./first";

const CONTROLS =
  ":is(a[href], button, input, select, textarea, summary, [tabindex]):not(:disabled, [role='separator'])";
/** Parts that a row never reaches out of. */
const PARTS = "section, aside, dialog, [role='status'], main, body";
/** Parts beside the page, which one comes to from it and goes back. */
const BESIDE = "aside, [role='status']";

/** Where something stood among others when it left. */
interface Gone {
  node: Node;
  parent: Node;
  before: Node | null;
  after: Node | null;
}

/** What has the focus, or had it until it left the page. */
let holder: HTMLElement | null = null;
/** What had it before it went to a part beside the page. */
let origin: HTMLElement | null = null;

/** Watches the whole page. Returns how to stop. */
export function keepFocus(): () => void {
  const page = document.documentElement;
  const watch = new MutationObserver(hasChanged);
  document.addEventListener("focusin", came);
  document.addEventListener("focusout", went);
  watch.observe(page, { childList: true, subtree: true });
  return () => {
    document.removeEventListener("focusin", came);
    document.removeEventListener("focusout", went);
    watch.disconnect();
  };
}

function isNowhere(): boolean {
  return document.activeElement === document.body;
}

function came(event: FocusEvent): void {
  const to = event.target as HTMLElement;
  const from = event.relatedTarget;
  holder = to;
  // A dialog comes and goes in between.
  if (to.closest("dialog")) return;
  if (!to.closest(BESIDE)) origin = null;
  else if (from instanceof HTMLElement && !from.closest(`${BESIDE}, dialog`))
    origin = from;
}

/** Some browsers say this of what leaves the page, too: only what is still there afterwards was left on purpose. */
function went(): void {
  setTimeout(() => {
    if (isNowhere() && holder?.isConnected) holder = null;
  });
}

function hasChanged(records: readonly MutationRecord[]): void {
  const isLost = holder !== null && isNowhere();
  const isOriginLost = origin !== null && !origin.isConnected;
  if (!isLost && !isOriginLost) return;
  const gone: Gone[] = records.flatMap((it) =>
    [...it.removedNodes].map((node) => ({
      node,
      parent: it.target,
      before: it.previousSibling,
      after: it.nextSibling,
    })),
  );
  const isAmong = (it: HTMLElement) =>
    gone.some(({ node }) => node.contains(it));
  if (origin && isOriginLost && isAmong(origin)) origin = heirOf(origin, gone);
  if (!holder || !isLost || !isAmong(holder)) return;
  // A row that only changes its place loses the focus on the way.
  const next = holder.isConnected ? holder : heirOf(holder, gone);
  next?.focus({ preventScroll: true });
}

function heirOf(lost: HTMLElement, gone: readonly Gone[]): HTMLElement | null {
  const there = endOf(lost, gone);
  if (lost.closest("aside") ?? there.closest("[role='status']"))
    return isThere(origin) ? origin : headingNear(there);
  let level = gone.find(({ node }) => node.contains(lost));
  for (; level; level = above(level, gone)) {
    const { node } = level;
    if (node instanceof Element && node.matches(PARTS)) break;
    const found = beside(level, lost);
    if (found) return found;
  }
  return headingNear(there);
}

/** The next level up: what holds the row, be it still on the page or gone as well. */
function above({ parent }: Gone, gone: readonly Gone[]): Gone | undefined {
  const left = gone.find(({ node }) => node === parent);
  if (left) return left;
  if (!parent.parentNode) return undefined;
  return {
    node: parent,
    parent: parent.parentNode,
    before: parent.previousSibling,
    after: parent.nextSibling,
  };
}

function beside(level: Gone, lost: HTMLElement): HTMLElement | undefined {
  const { node, parent } = level;
  if (!(node instanceof Element) || !parent.isConnected) return undefined;
  const rest = [...parent.childNodes].filter((it) => it !== node);
  const at = place(level, rest);
  const after = elements(rest.slice(at));
  const before = elements(rest.slice(0, at)).reverse();
  const isAlike = (it: Element) => it.tagName === node.tagName;
  const rows = [...after.filter(isAlike), ...before.filter(isAlike)];
  for (const row of [...rows, ...after]) {
    const found = counterpart(lost, node, row);
    if (found) return found;
  }
  return undefined;
}

/** How many of those that stayed stand before it. What stood beside it may have left as well. */
function place({ before, after }: Gone, rest: readonly Node[]): number {
  const next = after ? rest.indexOf(after as ChildNode) : rest.length;
  if (next >= 0) return next;
  return before ? rest.indexOf(before as ChildNode) + 1 : 0;
}

function elements(nodes: readonly Node[]): Element[] {
  return nodes.filter((it) => it instanceof Element);
}

/** The control in a row that does what the lost one did in its own; else the first that Tab comes to. */
function counterpart(
  lost: HTMLElement,
  own: Element,
  row: Element,
): HTMLElement | undefined {
  const isLike = (it: HTMLElement) => kindOf(it) === kindOf(lost);
  const alike = controls(row).filter((it) => isThere(it) && isLike(it));
  const nth = controls(own).filter(isLike).indexOf(lost);
  return (
    alike[nth] ??
    alike[0] ??
    controls(row).find((it) => isThere(it) && it.tabIndex >= 0)
  );
}

function kindOf(it: HTMLElement): string {
  const said = ["type", "role", "aria-haspopup"].map((name) =>
    it.getAttribute(name),
  );
  return [it.tagName, ...said].join();
}

function controls(within: Element): HTMLElement[] {
  const all = [...within.querySelectorAll<HTMLElement>(CONTROLS)];
  return within instanceof HTMLElement && within.matches(CONTROLS)
    ? [within, ...all]
    : all;
}

function isThere(it: HTMLElement | null): it is HTMLElement {
  return it !== null && it.getClientRects().length > 0;
}

/** What is still there of all that held it. */
function endOf(lost: Node, gone: readonly Gone[]): Element {
  let at: Node = lost;
  while (!at.isConnected) {
    const level = gone.find(({ node }) => node.contains(at));
    if (!level) return document.body;
    at = level.parent;
  }
  return at instanceof Element ? at : document.body;
}

/** The heading of the part around, or of the screen; in a dialog where its work begins. */
function headingNear(there: Element): HTMLElement | null {
  const dialog = document.querySelector<HTMLElement>("dialog[open]");
  if (dialog)
    return firstField(dialog) ?? controls(dialog).find(isThere) ?? null;
  const heading = ":is(h1, h2)[tabindex='-1']";
  for (let at: Element | null = there; at; at = at.parentElement) {
    const found =
      at.matches("section, main") && at.querySelector<HTMLElement>(heading);
    if (found) return found;
  }
  return document.querySelector<HTMLElement>(heading);
}
