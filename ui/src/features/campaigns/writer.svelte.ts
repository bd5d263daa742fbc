// Keeps what is typed into a form: one write at a time, each built on the freshest state, errors beside their field.
import { call, type Campaign, type Launch } from "../../host";
import { why } from "../../terms/keep";
import { without } from "./without";

export class Writer<T> {
  /** Why a field was not kept, by the field's name. */
  errors = $state.raw<Record<string, string>>({});

  #queue: Promise<unknown> = Promise.resolve();
  #fresh: () => Promise<T | undefined>;
  #write: (next: T) => Promise<unknown>;

  constructor(
    fresh: () => Promise<T | undefined>,
    write: (next: T) => Promise<unknown>,
  ) {
    this.#fresh = fresh;
    this.#write = write;
  }

  /** Whether it was kept. What was typed stays in its field when it was not. */
  change(field: string, edit: (now: T) => T): Promise<boolean> {
    const turn = this.#queue.then(() => this.#keep(field, edit));
    this.#queue = turn;
    return turn;
  }

  forget(field: string): void {
    if (!(field in this.errors)) return;
    this.errors = without(this.errors, field);
  }

  refuse(field: string, thrown: unknown): void {
    this.errors = { ...this.errors, [field]: why(thrown) };
  }

  async #keep(field: string, edit: (now: T) => T): Promise<boolean> {
    try {
      const now = await this.#fresh();
      // Deleted in the meantime: nothing is left to keep it in.
      if (now === undefined) return false;
      await this.#write(edit(now));
      this.forget(field);
      return true;
    } catch (thrown) {
      this.refuse(field, thrown);
      return false;
    }
  }
}

export type CampaignWriter = Writer<Campaign>;
export type LaunchWriter = Writer<Launch>;

export function campaignWriter(campaign: Campaign): CampaignWriter {
  const { client, id } = campaign;
  return new Writer(
    async () =>
      (await call("campaign_list", { client })).find((it) => it.id === id),
    (next) => call("campaign_change", next),
  );
}

export function launchWriter(launch: Launch): LaunchWriter {
  const { campaign, id } = launch;
  return new Writer(
    async () =>
      (await call("launch_list", { campaign })).find((it) => it.id === id),
    (next) => call("launch_change", next),
  );
}
