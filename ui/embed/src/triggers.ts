/* When a widget asks to be shown. A trigger only fires; whether something comes of it is decided elsewhere. */
import type { Trigger } from "./config";
import { hears, type Wait } from "./ears";
import type { Environment } from "./environment";
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
  return /^(in|ex|cl|ca|te)/.test(by);
}

/** Fires, perhaps more than once, while the wait lasts. `call` is fired by the hook and not here. */
export function arm(
  trigger: Trigger,
  world: Environment,
  visit: Visit,
  memory: Memory,
  fire: () => void,
  wait: Wait,
): void {
  const { kind } = trigger;
  const { seconds = 0 } = trigger as { seconds?: number };
  const on = (name: string, heard: (event: never) => unknown) =>
    hears(name, heard, wait);
  const after = (milliseconds: number, work: () => void) =>
    world.after(milliseconds, () => wait.isOver || work());
  let isUp = false;
  /** Fires once so many milliseconds have passed, which go by at their own pace. */
  const watch = (passed: () => number) => {
    const left = seconds * 1000 - passed();
    isUp = left <= 0;
    if (isUp) fire();
    else after(Math.max(left, 250), () => watch(passed));
  };
  if (kind === "at_once") fire();
  if (kind === "delay") after(seconds * 1000, fire);
  if (kind === "pages" && memory.kept.pages >= trigger.count) fire();
  // A tab in the background does not count.
  if (kind === "time_on_site") watch(visit.looked);
  if (kind === "scroll") {
    on("scroll", () => {
      const { scrollTop, scrollHeight, clientHeight } = page();
      const share = scrollTop / (scrollHeight - clientHeight);
      if (share * 100 >= trigger.percent - 0.5) fire();
    });
  }
  if (kind === "inactivity") {
    let last = world.now();
    const idle = () => world.now() - last;
    watch(idle);
    for (const sign of SIGNS) {
      on(sign, () => {
        last = world.now();
        if (isUp) watch(idle);
      });
    }
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
