// Which sections of the inspectors are open, remembered on this computer.

const KEY = "reprise.campaigns.sections";

function remembered(): Record<string, boolean> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return typeof kept === "object" && kept !== null
      ? Object.fromEntries(
          Object.entries(kept).map(([id, open]) => [id, open === true]),
        )
      : {};
  } catch {
    // What cannot be read is forgotten: sections then open as they were drawn.
    return {};
  }
}

class Sections {
  #open = $state<Record<string, boolean>>(remembered());

  isOpen(id: string, usually: boolean): boolean {
    return this.#open[id] ?? usually;
  }

  set(id: string, open: boolean): void {
    this.#open[id] = open;
    localStorage.setItem(KEY, JSON.stringify(this.#open));
  }
}

export const sections = new Sections();
