// The words of the suppression: why somebody is on it, and in which channel.
import type { Channel, SuppressionAct, SuppressionEntry } from "../../../host";
import type { Option } from "../../../kit/option";
import { CHANNEL, CHANNELS } from "../../../terms/words";

export const ACT: Record<SuppressionAct, string> = {
  opt_out: "Opted out",
  bounce: "Mail came back",
  complaint: "Complained",
  erasure: "Erased by law",
  lift: "Lifted",
};

/** Why people of a file, or one person, are suppressed. */
export const REASONS: readonly Option<SuppressionAct>[] = (
  ["opt_out", "bounce", "complaint"] as const
).map((value) => ({ value, label: ACT[value] }));

export const ALL = "all";

/** The channels a suppression may be in; all of them first. */
export const WHERE: readonly Option<Channel | typeof ALL>[] = [
  { value: ALL, label: "All channels" },
  ...CHANNELS.map((value) => ({ value, label: CHANNEL[value] })),
];

/** "E-mail"; all of them where none is named. */
export function channelWord(channel: Channel | null): string {
  return channel === null ? "All" : CHANNEL[channel];
}

/** The address as it is known; of erased people nothing is. */
export function addressOf({ who }: SuppressionEntry): string {
  return who.by === "hash" ? "An erased person" : who.value;
}
