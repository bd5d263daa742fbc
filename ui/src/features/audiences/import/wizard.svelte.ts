// One import of contacts, from the file or pasted table to the report: what was guessed, what the person put right, what
// would happen, how far it is.
import {
  asCallError,
  call,
  make,
  host,
  subscribe,
  type CallError,
  type ColumnMap,
  type ContactList,
  type ContactsImport,
  type ContactsPreview,
  type ContactsPreviewRequest,
  type ImportReport,
  type MergePolicies,
  type Picked,
  type PreviewCounts,
  type Reading,
} from "../../../host";
import { namesSomebody } from "./mapping";

export type Step =
  "source" | "reading" | "columns" | "check" | "running" | "done";

export interface Progress {
  doing: string;
  done: number;
  total: number | null;
}

/** Where the table comes from. */
type Origin = { file: Picked } | { text: string };

const BEGINNING: Progress = { doing: "Reading the file", done: 0, total: null };

export class ContactImport {
  step = $state<Step>("source");
  origin = $state.raw<Origin>();
  /** What is written into the box for pasted tables. */
  pasted = $state("");
  preview = $state.raw<ContactsPreview>();
  columns = $state.raw<ColumnMap>({});
  policy = $state.raw<MergePolicies>({});
  /** Country of phone numbers written without one; empty for none. */
  country = $state("");
  /** Whether a file of this make was imported before, and is read as then. */
  known = $state(false);
  /** The list added to; null makes a new one. */
  list = $state.raw<ContactList | null>(null);
  name = $state("");
  /** Whether people who refuse in the file are suppressed from now on. */
  optOuts = $state(true);
  /** Where rejected rows go; none while nobody asked for them. */
  rejectedTo = $state.raw<Picked | null>(null);
  /** What importing would do; none until it is counted. */
  counts = $state.raw<PreviewCounts | null>(null);
  counting = $state.raw<Progress | null>(null);
  progress = $state.raw<Progress>(BEGINNING);
  report = $state.raw<ImportReport>();
  /** The place of the import in the history. */
  change: number | null = null;
  error = $state.raw<CallError>();
  busy = $state(false);

  #client: string;
  #reading: Reading = {};
  #job = "";
  #countJob = "";
  #counted = "";
  #isTouched = false;
  #turn = 0;

  constructor(client: string, list: ContactList | null) {
    this.#client = client;
    this.list = list;
  }

  /** "orders.csv", or that it was pasted. */
  get title(): string {
    const { origin } = this;
    if (!origin) return "";
    return "file" in origin ? origin.file.name : "Pasted table";
  }

  get hasRows(): boolean {
    return (this.preview?.rows.length ?? 0) > 0;
  }

  /** Whether a step can be gone to: all before it are answered. */
  can(step: Step): boolean {
    if (this.step === "running") return false;
    if (this.step === "done") return step === "done";
    switch (step) {
      case "source":
        return true;
      case "reading":
        return this.preview !== undefined;
      case "columns":
        return this.hasRows;
      case "check":
        return this.hasRows && namesSomebody(this.columns);
      case "running":
      case "done":
        return false;
    }
  }

  get isReady(): boolean {
    return (
      this.can("check") &&
      this.counts !== null &&
      this.counts.rows > this.counts.rejected &&
      (this.list !== null || this.name.trim() !== "")
    );
  }

  go(step: Step): void {
    if (!this.can(step)) return;
    this.error = undefined;
    this.step = step;
    if (step === "check") void this.count();
  }

  async choose(): Promise<void> {
    const picked = await host.pickOpen("contacts");
    if (picked) await this.take({ file: picked });
  }

  async paste(): Promise<void> {
    if (this.pasted.trim() !== "") await this.take({ text: this.pasted });
  }

  /** Looks into a file or pasted table. One that cannot be read leaves what was chosen before. */
  async take(origin: Origin): Promise<void> {
    if (this.step === "running") return;
    const preview = await this.#look(origin, {});
    if (!preview) return;
    this.origin = origin;
    this.#reading = {};
    this.#begin(preview);
    this.name =
      "file" in origin ? origin.file.name.replace(/\.[^.]*$/, "") : "";
    this.report = undefined;
    this.step = "reading";
    void this.count();
  }

  /** Reads the same table in another way. */
  async reread(change: Reading): Promise<void> {
    if (!this.origin) return;
    const reading = { ...this.#reading, ...change };
    const preview = await this.#look(this.origin, reading);
    if (!preview) return;
    this.#reading = reading;
    this.#begin(preview);
    void this.count();
  }

  setColumns(columns: ColumnMap): void {
    this.#isTouched = true;
    this.columns = columns;
  }

  setPolicy(policy: MergePolicies): void {
    this.#isTouched = true;
    this.policy = policy;
  }

  setCountry(country: string): void {
    this.#isTouched = true;
    this.country = country;
  }

  /** Asks where rejected rows go, or lets them be. */
  async keepRejected(wanted: boolean): Promise<void> {
    this.rejectedTo = wanted
      ? await host.pickSave("csv", `${this.name || "contacts"}-rejected.csv`)
      : null;
  }

  /** Counts what importing would do, unless that is known. The first time it also tells how such a file was read last. */
  async count(): Promise<void> {
    const { origin } = this;
    if (!origin) return;
    const asked = this.#isTouched ? this.#choices() : {};
    if (this.#key() === this.#counted && (this.counts || this.counting)) return;
    await this.stopCounting();
    const job = crypto.randomUUID();
    this.#countJob = job;
    this.#counted = this.#key();
    this.counts = null;
    this.counting = BEGINNING;
    const stop = subscribe((event) => {
      // What was stopped may still tell how far it came.
      const isWanted = job === this.#countJob;
      if (event.type === "progress" && event.job === job && isWanted)
        this.counting = event;
    });
    try {
      const preview = await call("contacts_preview", {
        ...this.#source(origin),
        ...asked,
        client: this.#client,
        job,
      });
      if (job !== this.#countJob) return;
      if (!this.#isTouched) {
        this.#remember(preview);
        this.#counted = this.#key();
      }
      // While it was counted, a column may have been given another meaning.
      if (this.#counted === this.#key()) this.counts = preview.counts;
    } catch (thrown) {
      if (job !== this.#countJob) return;
      this.#counted = "";
      const error = asCallError(thrown);
      if (this.step === "check") this.error = error;
    } finally {
      stop();
      if (job === this.#countJob) {
        this.counting = null;
        if (this.step === "check" && !this.counts && !this.error)
          void this.count();
      }
    }
  }

  /** Stops counting; what was asked for is then not known. */
  async stopCounting(): Promise<void> {
    const job = this.#countJob;
    if (!this.counting || !job) return;
    this.#countJob = "";
    this.#counted = "";
    this.counting = null;
    await call("job_cancel", { job });
  }

  async run(): Promise<void> {
    const { origin, list } = this;
    if (!origin || !this.isReady) return;
    const job = crypto.randomUUID();
    this.#job = job;
    this.error = undefined;
    this.progress = BEGINNING;
    this.step = "running";
    const stop = subscribe((event) => {
      if (event.type === "progress" && event.job === job) this.progress = event;
    });
    const request: ContactsImport = {
      ...this.#source(origin),
      ...this.#choices(),
      client: this.#client,
      opt_outs: this.optOuts,
      job,
      ...(list ? { list: list.id } : { name: this.name.trim() }),
      ...(this.rejectedTo ? { rejected_to: this.rejectedTo.file } : {}),
    };
    try {
      const made = await make("contacts_import", request);
      this.change = made.change;
      this.report = made.answer;
      this.step = "done";
    } catch (thrown) {
      this.error = asCallError(thrown);
      this.step = "check";
    }
    stop();
  }

  /** Asks the running import to stop; it then leaves nothing. */
  async stop(): Promise<void> {
    if (this.step === "running") await call("job_cancel", { job: this.#job });
  }

  #begin(preview: ContactsPreview): void {
    this.#isTouched = false;
    this.#counted = "";
    this.counts = null;
    this.rejectedTo = null;
    this.#remember(preview);
  }

  #remember({ columns, policy, country, known }: ContactsPreview): void {
    this.columns = columns;
    this.policy = policy;
    this.country = country;
    this.known = known;
  }

  /** What the counts depend on. */
  #key(): string {
    return JSON.stringify([this.#reading, this.#choices()]);
  }

  #choices(): Pick<ContactsPreviewRequest, "columns" | "policy" | "country"> {
    return {
      columns: this.columns,
      policy: this.policy,
      country: this.country,
    };
  }

  #source(
    origin: Origin,
  ): Pick<ContactsPreviewRequest, "file" | "text" | "reading"> {
    return {
      ...("file" in origin
        ? { file: origin.file.file }
        : { text: origin.text }),
      reading: this.#reading,
    };
  }

  async #look(
    origin: Origin,
    reading: Reading,
  ): Promise<ContactsPreview | undefined> {
    const turn = ++this.#turn;
    await this.stopCounting();
    this.busy = true;
    this.error = undefined;
    try {
      const preview = await call("contacts_preview", {
        ...this.#source(origin),
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
