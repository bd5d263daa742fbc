// The wheel on the timeline: with Ctrl it zooms around the pointer, else it scrolls along time where nothing scrolls down.

export interface WheelDeeds {
  view: HTMLElement;
  /** Where the plot begins. */
  left: number;
  /** Height of the axis, over which a wheel always goes along time. */
  axis: number;
  zoom: (factor: number, x: number) => void;
}

const SPEED = 0.0025;

let waiting = 1;

/** Turns of a wheel come faster than frames: those of one frame are done together. */
function zoomSoon(factor: number, x: number, deeds: WheelDeeds): void {
  if (waiting === 1)
    requestAnimationFrame(() => {
      deeds.zoom(waiting, x);
      waiting = 1;
    });
  waiting *= factor;
}

export function onWheel(event: WheelEvent, deeds: WheelDeeds): void {
  const { view } = deeds;
  const box = view.getBoundingClientRect();
  if (event.ctrlKey || event.metaKey) {
    event.preventDefault();
    const x = Math.max(0, event.clientX - box.left - deeds.left);
    zoomSoon(Math.exp(-event.deltaY * SPEED), x, deeds);
    return;
  }
  const flat = view.scrollHeight <= view.clientHeight + 1;
  const onAxis = event.clientY - box.top < deeds.axis;
  const upright = Math.abs(event.deltaY) > Math.abs(event.deltaX);
  if ((flat || onAxis) && upright && !event.shiftKey) {
    event.preventDefault();
    view.scrollLeft += event.deltaY;
  }
}
