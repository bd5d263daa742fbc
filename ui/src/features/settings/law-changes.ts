// Changing what the workspace keeps about the laws on file, one law at a time.
import { call, type LawChange, type Settings } from "../../host";
import { Changing } from "../../terms/changing.svelte";

export class LawChanges {
  #settings: Changing<Settings>;

  /** `shown` are the settings as the page got them last. */
  constructor(shown: () => Settings) {
    this.#settings = new Changing(shown, (change) =>
      call("settings_change", change),
    );
  }

  /** Changes one law; what then is as on file is no change any more. Answers why it was not kept. */
  change(
    law: string,
    edit: (now: LawChange) => LawChange,
  ): Promise<string | undefined> {
    return this.#settings.keep((now) => {
      const present = now.law_changes.find((it) => it.law === law);
      const next = edit(
        present ?? { law, off: false, hours: null, notice: null },
      );
      const others = now.law_changes.filter((it) => it.law !== law);
      const isChanged = next.off || next.hours !== null || next.notice !== null;
      return { ...now, law_changes: isChanged ? [...others, next] : others };
    });
  }
}
