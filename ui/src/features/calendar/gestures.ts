// Pointer on the timeline: a press on a launch selects or drags it, a press on the ground moves the ground.
import type { Handle } from "./spot";

export interface Press {
  id: string;
  handle: Handle;
}

export interface Deeds {
  /** The scrolled element. */
  view: () => HTMLElement;
  /** Left edge of the plot inside of it, in pixels. */
  plotLeft: number;
  /** A launch was pressed and let go. */
  click: (id: string, event: PointerEvent) => void;
  begin: (press: Press, event: PointerEvent) => void;
  /** Pixels from where the press was, scrolling counted in. */
  drag: (pixels: number, event: PointerEvent) => void;
  drop: () => void;
  cancel: () => void;
}

const THRESHOLD = 4;
const EDGE = 48;
const FASTEST = 18;

function pressed(target: Element): Press | null {
  // Its name below a dot is the launch, too.
  const launch = target.closest<HTMLElement>("[data-launch], [data-names]");
  const id = launch?.dataset["launch"] ?? launch?.dataset["names"];
  if (!id) return null;
  const handle =
    target.closest<HTMLElement>("[data-handle]")?.dataset["handle"];
  return {
    id,
    handle: handle === "start" || handle === "end" ? handle : "move",
  };
}

/** Follows one press until it is let go. Esc and a lost pointer cancel it. */
export function follow(down: PointerEvent, deeds: Deeds): void {
  const target = down.target;
  if (!(target instanceof Element) || down.button !== 0) return;
  const view = deeds.view();
  const press = pressed(target);
  if (!press && target.closest("button, a, input")) return;
  const from = { x: down.clientX, y: down.clientY };
  const scrolled = { left: view.scrollLeft, top: view.scrollTop };
  let last = down;
  let dragging = false;
  let frame = 0;

  const pixels = () =>
    last.clientX - from.x + (view.scrollLeft - scrolled.left);

  function edges(): void {
    const box = view.getBoundingClientRect();
    const left = box.left + deeds.plotLeft + EDGE - last.clientX;
    const right = last.clientX - (box.right - EDGE);
    const push = left > 0 ? -left : Math.max(0, right);
    if (push !== 0) {
      view.scrollLeft += Math.max(-1, Math.min(1, push / EDGE)) * FASTEST;
      deeds.drag(pixels(), last);
    }
    frame = requestAnimationFrame(edges);
  }

  function move(event: PointerEvent): void {
    last = event;
    const far = Math.hypot(event.clientX - from.x, event.clientY - from.y);
    if (!dragging && far < THRESHOLD) return;
    if (!dragging) {
      dragging = true;
      view.setPointerCapture(down.pointerId);
      if (press) {
        deeds.begin(press, down);
        frame = requestAnimationFrame(edges);
      } else view.classList.add("panning");
    }
    if (press) deeds.drag(pixels(), event);
    else {
      view.scrollLeft = scrolled.left - (event.clientX - from.x);
      view.scrollTop = scrolled.top - (event.clientY - from.y);
    }
  }

  function end(): void {
    cancelAnimationFrame(frame);
    view.classList.remove("panning");
    view.removeEventListener("pointermove", move);
    view.removeEventListener("pointerup", up);
    view.removeEventListener("pointercancel", cancel);
    window.removeEventListener("keydown", escape, true);
  }

  function up(event: PointerEvent): void {
    end();
    if (!press) return;
    if (dragging) deeds.drop();
    else deeds.click(press.id, event);
  }

  function cancel(): void {
    end();
    if (press && dragging) deeds.cancel();
  }

  function escape(event: KeyboardEvent): void {
    if (event.key !== "Escape" || !dragging) return;
    event.preventDefault();
    event.stopPropagation();
    cancel();
  }

  view.addEventListener("pointermove", move);
  view.addEventListener("pointerup", up);
  view.addEventListener("pointercancel", cancel);
  window.addEventListener("keydown", escape, true);
}
