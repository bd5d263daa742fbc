// What every drawn view of the plan is given.
import type { PlanView } from "../../host";
import type { Mover } from "./drag.svelte";
import type { Item, LaneRow } from "./lanes";
import type { Look } from "./look.svelte";

export interface ViewProps {
  plan: PlanView;
  lanes: readonly LaneRow[];
  look: Look;
  mover: Mover;
  selected: string | null;
  onselect: (id: string | null) => void;
  onpick: (
    id: string,
    event: { ctrlKey: boolean; metaKey: boolean; shiftKey: boolean },
  ) => void;
  onremove: (item: Item) => Promise<void>;
}
