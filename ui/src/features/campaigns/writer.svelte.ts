// Keeps what is typed into a form: one write at a time, errors beside their field.
import { call, type Campaign, type Change, type Launch } from "../../host";
import { Changing } from "../../terms/changing.svelte";
import { why } from "../../terms/keep";
import { without } from "./without";

export class Writer<T extends object> {
  /** Why a field was not kept, by the field's name. */
  errors = $state.raw<Record<string, string>>({});

  #thing: Changing<T>;

  /** `shown` is the thing as the page got it last. */
  constructor(shown: () => T, write: (change: Change<T>) => Promise<T>) {
    this.#thing = new Changing(shown, write);
  }

  /** Whether it was kept. What was typed stays in its field when it was not. */
  async change(field: string, edit: (now: T) => T): Promise<boolean> {
    const refusal = await this.#thing.keep(edit);
    if (refusal === undefined) this.forget(field);
    else this.errors = { ...this.errors, [field]: refusal };
    return refusal === undefined;
  }

  forget(field: string): void {
    if (!(field in this.errors)) return;
    this.errors = without(this.errors, field);
  }

  refuse(field: string, thrown: unknown): void {
    this.errors = { ...this.errors, [field]: why(thrown) };
  }
}

export type CampaignWriter = Writer<Campaign>;
export type LaunchWriter = Writer<Launch>;

export function campaignWriter(shown: () => Campaign): CampaignWriter {
  return new Writer(shown, (change) => call("campaign_change", change));
}

export function launchWriter(shown: () => Launch): LaunchWriter {
  return new Writer(shown, (change) => call("launch_change", change));
}
