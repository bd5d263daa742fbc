// Keyboard shortcuts as this computer writes them, and whether a key press belongs to a text field.

export const isMac = /mac/i.test(navigator.platform);

/** "Ctrl+Z" or "⌘Z". */
export function keyLabel(key: string, shift = false): string {
  return isMac
    ? `${shift ? "⇧" : ""}⌘${key}`
    : `Ctrl+${shift ? "Shift+" : ""}${key}`;
}

/** The platform's command key by itself: "Ctrl" or "⌘". */
export const commandKey = isMac ? "⌘" : "Ctrl";

/** Whether the platform's command key is down. */
export function withCommand(event: {
  ctrlKey: boolean;
  metaKey: boolean;
}): boolean {
  return isMac ? event.metaKey : event.ctrlKey;
}

/** Whether single keys are text here and not commands. */
export function isTyping(event: Event): boolean {
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  const field = target.closest(
    "input, textarea, select, [contenteditable='true']",
  );
  return (
    field instanceof HTMLElement &&
    !(
      field instanceof HTMLInputElement &&
      ["checkbox", "radio", "range"].includes(field.type)
    )
  );
}
