// Ladders as the picker shows them: one's own first, then by play, the usual one of each in sight.
import type { Play, Preset, Strategy } from "../../host";

export interface PlayGroup {
  play: Play;
  /** The usual ladder of the play. */
  usual: Preset;
  /** The others, shown when asked for. */
  more: readonly Preset[];
}

/** Whether a ladder belongs to the workspace and may be changed. */
export function isOwn(preset: Preset): boolean {
  return preset.copied_from !== null;
}

/** The workspace's own ladders of a strategy, in the order they come. */
export function ownOf(
  presets: readonly Preset[],
  strategy: Strategy,
): readonly Preset[] {
  return presets.filter((it) => isOwn(it) && it.strategy === strategy);
}

/** The ladders of a strategy that come with Reprise, by play, in the order they come. */
export function groupsOf(
  presets: readonly Preset[],
  strategy: Strategy,
): readonly PlayGroup[] {
  const groups = new Map<Play, Preset[]>();
  for (const preset of presets) {
    if (isOwn(preset) || preset.strategy !== strategy) continue;
    const group = groups.get(preset.play);
    if (group) group.push(preset);
    else groups.set(preset.play, [preset]);
  }
  return [...groups].flatMap(([play, [usual, ...more]]) =>
    usual ? [{ play, usual, more }] : [],
  );
}
