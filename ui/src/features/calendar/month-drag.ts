// Pointer on the month: a press on a chip selects it or drags it from day to day.
import { minuteOf } from "./scale";

export interface MonthDeeds {
  grid: HTMLElement;
  click: (event: PointerEvent) => void;
  begin: (event: PointerEvent) => void;
  /** Minutes between the day pressed and the day under the pointer. */
  drag: (shift: number) => void;
  drop: () => void;
  cancel: () => void;
}

const THRESHOLD = 4;

/** The day under a point. */
export function dayAt(x: number, y: number): number | null {
  for (const element of document.elementsFromPoint(x, y)) {
    const day = element instanceof HTMLElement && element.dataset["day"];
    if (day) return minuteOf(day);
  }
  return null;
}

/** Follows one press until it is let go. Esc and a lost pointer cancel it. */
export function followByDay(down: PointerEvent, deeds: MonthDeeds): void {
  const { grid } = deeds;
  const pressed = dayAt(down.clientX, down.clientY);
  if (pressed === null || down.button !== 0) return;
  let dragging = false;
  const stop = new AbortController();
  const { signal } = stop;

  function move(event: PointerEvent): void {
    const far = Math.hypot(
      event.clientX - down.clientX,
      event.clientY - down.clientY,
    );
    if (!dragging && far < THRESHOLD) return;
    if (!dragging) {
      dragging = true;
      grid.setPointerCapture(down.pointerId);
      deeds.begin(down);
    }
    const day = dayAt(event.clientX, event.clientY);
    if (day !== null) deeds.drag(day - (pressed ?? day));
  }

  function up(event: PointerEvent): void {
    stop.abort();
    if (dragging) deeds.drop();
    else deeds.click(event);
  }

  function cancel(): void {
    stop.abort();
    if (dragging) deeds.cancel();
  }

  function escape(event: KeyboardEvent): void {
    if (event.key !== "Escape" || !dragging) return;
    event.stopPropagation();
    cancel();
  }

  grid.addEventListener("pointermove", move, { signal });
  grid.addEventListener("pointerup", up, { signal });
  grid.addEventListener("pointercancel", cancel, { signal });
  window.addEventListener("keydown", escape, { signal, capture: true });
}
