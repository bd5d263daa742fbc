// Changing what the workspace keeps about the laws on file, one law at a time.
import { call, type LawChange } from "../../host";
import { Keeper } from "../../terms/keep";

export class LawChanges {
  #keeper = new Keeper();

  /** Changes one law; what then is as on file is no change any more. Answers why it was not kept. */
  change(
    law: string,
    edit: (now: LawChange) => LawChange,
  ): Promise<string | undefined> {
    return this.#keeper.keep(async () => {
      const now = await call("settings_show", {});
      const present = now.law_changes.find((it) => it.law === law);
      const next = edit(
        present ?? { law, off: false, hours: null, notice: null },
      );
      const others = now.law_changes.filter((it) => it.law !== law);
      const isChanged = next.off || next.hours !== null || next.notice !== null;
      return call("settings_change", {
        ...now,
        law_changes: isChanged ? [...others, next] : others,
      });
    });
  }
}
