// The width of the inspector, the same on every screen and remembered on this computer.

const KEY = "reprise.inspector";
const NARROW = 280;
const WIDE = 560;

class Width {
  value = $state(clamped(Number(localStorage.getItem(KEY)) || 340));

  set(width: number): void {
    this.value = clamped(width);
    localStorage.setItem(KEY, String(this.value));
  }
}

function clamped(width: number): number {
  return Math.round(Math.min(WIDE, Math.max(NARROW, width)));
}

export const inspectorWidth = new Width();
