// One export for a site, from the choices to what was written.
import {
  asCallError,
  call,
  host,
  type CallError,
  type Commands,
  type Picked,
  type WidgetExported,
} from "../../../host";

export class SiteExport {
  /** Only the widgets of one campaign; "" for all that are active. */
  campaign = $state("");
  /** Whether nothing is stored in the browser before the site allows it. */
  asksConsent = $state(false);
  /** Whether browsers refuse files that were changed on the way. */
  checksums = $state(true);
  folder = $state.raw<Picked | null>(null);
  /** Whether it was asked to begin without all that it needs. */
  tried = $state(false);
  busy = $state(false);
  result = $state.raw<WidgetExported>();
  error = $state.raw<CallError>();

  #client: string;

  constructor(client: string) {
    this.#client = client;
  }

  /** What is to be exported, without a place for it. */
  get content(): Commands["widget_export_show"][0] {
    return {
      client: this.#client,
      ...(this.campaign === "" ? {} : { campaign: this.campaign }),
      ...(this.asksConsent ? { ask_consent: true } : {}),
      ...(this.checksums ? {} : { checksums: false }),
    };
  }

  async chooseFolder(): Promise<void> {
    const picked = await host.pickFolder();
    if (picked) this.folder = picked;
  }

  async run(): Promise<void> {
    this.tried = true;
    const { folder } = this;
    if (!folder) return;
    this.busy = true;
    this.error = undefined;
    try {
      this.result = await call("widget_export", {
        ...this.content,
        folder: folder.file,
      });
    } catch (thrown) {
      this.error = asCallError(thrown);
      // A folder is given for one attempt only.
      this.folder = null;
      this.tried = false;
    }
    this.busy = false;
  }
}
