// One export for a platform, from the choices to the report.
import {
  asCallError,
  call,
  host,
  subscribe,
  type CallError,
  type Destination,
  type ExportReport,
  type Picked,
  type PlatformFile,
  type TableFor,
  type Values,
} from "../../../host";
import { EVERYONE, type Whom } from "./whom";

interface Progress {
  doing: string;
  done: number;
  total: number | null;
}

export class PlatformExport {
  platforms = $state.raw<readonly PlatformFile[]>([]);
  profile = $state.raw<PlatformFile>();
  /** Whose people are written. */
  whom = $state.raw<Whom>(EVERYONE);
  mode = $state<TableFor>("upload");
  values = $state<Values>("hashed");
  /** Names of the platform's switches that are on. */
  switches = $state.raw<readonly string[]>([]);
  country = $state("");
  folder = $state.raw<Picked | null>(null);
  overwrite = $state(false);
  /** Whether it was asked to begin without all that it needs. */
  tried = $state(false);
  progress = $state.raw<Progress | null>(null);
  report = $state.raw<ExportReport>();
  error = $state.raw<CallError>();

  #client: string;
  #job = "";

  constructor(client: string, whom: Whom) {
    this.#client = client;
    this.whom = whom;
  }

  async load(): Promise<void> {
    try {
      this.platforms = await call("platform_list", {});
      const first = this.platforms[0];
      if (first) this.#show(first);
    } catch (thrown) {
      this.error = asCallError(thrown);
    }
  }

  setPlatform(platform: Destination): void {
    const profile = this.platforms.find((it) => it.platform === platform);
    if (profile) this.#show(profile);
  }

  setSwitch(name: string, on: boolean): void {
    const others = this.switches.filter((it) => it !== name);
    this.switches = on ? [...others, name] : others;
  }

  async chooseFolder(): Promise<void> {
    const picked = await host.pickFolder();
    if (picked) this.folder = picked;
  }

  async run(): Promise<void> {
    const { profile, folder } = this;
    this.tried = true;
    if (!profile || !folder) return;
    const job = crypto.randomUUID();
    this.#job = job;
    this.error = undefined;
    this.progress = { doing: "Reading contacts", done: 0, total: null };
    const stop = subscribe((event) => {
      if (event.type === "progress" && event.job === job) this.progress = event;
    });
    try {
      this.report = await call("contacts_export", {
        client: this.#client,
        platform: profile.platform,
        folder: folder.file,
        mode: this.mode,
        values: this.values,
        switches: [...this.switches],
        overwrite: this.overwrite,
        job,
        ...(this.whom.of === "list" ? { list: this.whom.id } : {}),
        ...(this.whom.of === "audience" ? { audience: this.whom.id } : {}),
        ...(this.country ? { country: this.country } : {}),
      });
    } catch (thrown) {
      this.error = asCallError(thrown);
    }
    this.progress = null;
    stop();
  }

  async stop(): Promise<void> {
    await call("job_cancel", { job: this.#job });
  }

  /** The same people for another platform; a folder is given for one export only. */
  again(): void {
    this.report = undefined;
    this.folder = null;
    this.tried = false;
  }

  #show(profile: PlatformFile): void {
    this.profile = profile;
    this.values = profile.values[0] ?? "hashed";
    this.switches = profile.switches
      .filter((it) => it.usual)
      .map((it) => it.name);
  }
}
