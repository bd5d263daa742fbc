// What the editor can be for, beside designing. A mode more is an entry more.
import type { Component } from "svelte";
import type { Campaign, Client } from "../../host";
import type { WidgetEdit } from "./draft.svelte";
import RulesStage from "./rules/RulesStage.svelte";
import PlayStage from "./play/PlayStage.svelte";

export interface ModeProps {
  edit: WidgetEdit;
  client: Client;
  campaigns: readonly Campaign[];
}

export interface Mode {
  value: string;
  label: string;
  /** Fills the editor below its bar. */
  stage: Component<ModeProps>;
}

export const MODES: readonly Mode[] = [
  { value: "rules", label: "Rules", stage: RulesStage },
  { value: "try", label: "Try it", stage: PlayStage },
];
