/* When a widget asks to be shown. A trigger only fires; whether something comes of it is decided elsewhere. */
import type { Trigger } from "./config";
import type { Environment } from "./environment";
import { listen } from "./guard";
import type { By } from "./log";
import type { Memory } from "./memory";
import type { Visit } from "./visit";

/** Signs of a visitor who is there. */
export const SIGNS = ["pointerdown", "pointermove", "keydown", "scroll"];

/** A leaving pointer that pressed a link this many milliseconds ago is on its way to another page. */
const AFTER_PRESS = 1000;

/** A fast scroll up: this many pixels within this many milliseconds, a finger having moved within the last second. */
const FLICK = 300;
const FLICK_TIME = 250;
const FINGER = 1000;

/** Those whose moment passes: they do not stay true until a widget can be shown. */
export function isMoment(by: By): boolean {
  return /^(inactivity|exit_intent|click|call|teaser)$/.test(by);
}

/** Fires, perhaps more than once, until ended. `call` is fired by the hook and not here. */
export function arm(
  trigger: Trigger,
  world: Environment,
  visit: Visit,
  memory: Memory,
  fire: () => void,
  ended: AbortSignal,
): void {
  const on = (name: string, heard: (event: never) => unknown) =>
    listen(document, name, heard, ended);
  const after = (milliseconds: number, work: () => void) => {
    const cancel = world.after(milliseconds, work);
    ended.addEventListener("abort", cancel);
    return cancel;
  };
  const { kind } = trigger;
  if (kind === "at_once") fire();
  if (kind === "delay") after(trigger.seconds * 1000, fire);
  if (kind === "pages" && memory.kept.pages >= trigger.count) fire();
  if (kind === "time_on_site") {
    // A tab in the background does not count, so the time is taken again when the timer is up.
    const wait = () => {
      const left = trigger.seconds * 1000 - visit.spent();
      if (left > 0) after(Math.max(left, 250), wait);
      else fire();
    };
    wait();
  }
  if (kind === "scroll") {
    on("scroll", () => {
      const { scrollTop, scrollHeight, clientHeight } = page();
      const share = scrollTop / (scrollHeight - clientHeight);
      if (share * 100 >= trigger.percent - 0.5) fire();
    });
  }
  if (kind === "inactivity") {
    let cancel = () => {};
    const wait = () => {
      cancel();
      cancel = after(trigger.seconds * 1000, fire);
    };
    wait();
    for (const sign of SIGNS) on(sign, wait);
  }
  if (kind === "click") {
    on("click", ({ target }: Event) => {
      if ((target as Element).closest(trigger.selector)) fire();
    });
  }
  if (kind === "exit_intent") {
    let pressed = 0;
    on("pointerdown", ({ target }: Event) => {
      if ((target as Element).closest("a,button,input")) pressed = world.now();
    });
    on("mouseout", ({ relatedTarget, clientY, buttons }: MouseEvent) => {
      const isPressed = buttons || world.now() - pressed < AFTER_PRESS;
      if (!relatedTarget && clientY <= 0 && !isPressed) fire();
    });
    let finger = 0;
    let top = 0;
    let since = 0;
    on("touchmove", () => (finger = world.now()));
    on("scroll", () => {
      const offset = page().scrollTop;
      const now = world.now();
      // Where the present way up began: further down begins anew, and so does a pause.
      if (offset >= top || now - since > FLICK_TIME) {
        since = now;
        top = offset;
      }
      if (top - offset >= FLICK && now - finger < FINGER) fire();
    });
  }
}

function page(): Element {
  return document.scrollingElement ?? document.documentElement;
}
