// Light or dark: the person's choice wins, else the system's.
import { host, type Appearance } from "../host";

class Theme {
  #systemIsDark = $state(false);
  appearance = $state<Appearance>("system");

  readonly isDark = $derived(
    this.appearance === "system"
      ? this.#systemIsDark
      : this.appearance === "dark",
  );

  /** Listens to the system; returns how to stop. */
  async follow(): Promise<() => void> {
    return host.theme((dark) => (this.#systemIsDark = dark));
  }
}

export const theme = new Theme();
