// One import of contacts, from the chosen file to the report: what was guessed, what the person put right, how far it is.
import {
  asCallError,
  call,
  host,
  subscribe,
  type CallError,
  type ColumnMap,
  type ContactList,
  type ContactsImport,
  type ContactsPreview,
  type ImportReport,
  type Picked,
  type Reading,
} from "../../host";
import { namesSomebody } from "./mapping";

export type Step = "choose" | "map" | "running" | "done";

interface Progress {
  doing: string;
  done: number;
  total: number | null;
}

export class ContactImport {
  step = $state<Step>("choose");
  file = $state.raw<Picked>();
  preview = $state.raw<ContactsPreview>();
  columns = $state.raw<ColumnMap>();
  /** The list added to; null makes a new one. */
  list = $state.raw<ContactList | null>(null);
  name = $state("");
  /** Country of phone numbers written without one; empty for none. */
  country = $state("");
  /** Where rejected rows go; none while nobody asked for them. */
  rejectedTo = $state.raw<Picked | null>(null);
  progress = $state.raw<Progress>({
    doing: "Reading the file",
    done: 0,
    total: null,
  });
  report = $state.raw<ImportReport>();
  error = $state.raw<CallError>();
  busy = $state(false);

  #client: string;
  #reading: Reading = {};
  #job = "";
  #turn = 0;

  constructor(client: string, list: ContactList | null) {
    this.#client = client;
    this.list = list;
  }

  get isReady(): boolean {
    return (
      this.columns !== undefined &&
      (this.preview?.rows.length ?? 0) > 0 &&
      namesSomebody(this.columns) &&
      (this.list !== null || this.name.trim() !== "")
    );
  }

  async choose(): Promise<void> {
    const picked = await host.pickOpen("contacts");
    if (picked) await this.take(picked);
  }

  /** Looks into a file. One that cannot be read leaves what was chosen before. */
  async take(picked: Picked): Promise<void> {
    if (this.step === "running") return;
    const preview = await this.#look(picked, {});
    if (!preview) return;
    this.file = picked;
    this.#reading = {};
    this.columns = preview.columns;
    this.name = picked.name.replace(/\.[^.]*$/, "");
    this.rejectedTo = null;
    this.report = undefined;
    this.step = "map";
  }

  /** Reads the same file in another way. */
  async reread(change: Reading): Promise<void> {
    if (!this.file) return;
    const reading = { ...this.#reading, ...change };
    const before = this.preview?.header.length;
    const preview = await this.#look(this.file, reading);
    if (!preview) return;
    this.#reading = reading;
    // Columns the person put right are kept where they still are the same ones.
    if (preview.header.length !== before || change.has_header !== undefined)
      this.columns = preview.columns;
  }

  /** Asks where rejected rows go, or lets them be. */
  async keepRejected(wanted: boolean): Promise<void> {
    this.rejectedTo = wanted
      ? await host.pickSave("csv", `${this.name || "contacts"}-rejected.csv`)
      : null;
  }

  async run(): Promise<void> {
    const { file, columns, list } = this;
    if (!file || !columns) return;
    this.#job = crypto.randomUUID();
    this.error = undefined;
    this.progress = { doing: "Reading the file", done: 0, total: null };
    this.step = "running";
    const stop = subscribe((event) => {
      if (event.type === "progress" && event.job === this.#job)
        this.progress = event;
    });
    const request: ContactsImport = {
      client: this.#client,
      file: file.file,
      columns,
      reading: this.#reading,
      job: this.#job,
      ...(list ? { list: list.id } : { name: this.name.trim() }),
      ...(this.country ? { country: this.country } : {}),
      ...(this.rejectedTo ? { rejected_to: this.rejectedTo.file } : {}),
    };
    try {
      this.report = await call("contacts_import", request);
      this.step = "done";
    } catch (thrown) {
      this.error = asCallError(thrown);
      this.step = "map";
    }
    stop();
  }

  /** Asks the running import to stop; it then leaves nothing. */
  async stop(): Promise<void> {
    if (this.step === "running") await call("job_cancel", { job: this.#job });
  }

  async #look(
    picked: Picked,
    reading: Reading,
  ): Promise<ContactsPreview | undefined> {
    const turn = ++this.#turn;
    this.busy = true;
    this.error = undefined;
    try {
      const preview = await call("contacts_preview", {
        file: picked.file,
        reading,
      });
      if (turn !== this.#turn) return undefined;
      this.preview = preview;
      return preview;
    } catch (thrown) {
      if (turn === this.#turn) this.error = asCallError(thrown);
      return undefined;
    } finally {
      if (turn === this.#turn) this.busy = false;
    }
  }
}
