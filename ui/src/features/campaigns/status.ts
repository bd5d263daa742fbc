// Which status may follow which, as the domain allows it; offering less than is refused spares a message.
import type { CampaignStatus } from "../../host";

const NEXT: Record<CampaignStatus, readonly CampaignStatus[]> = {
  draft: ["approved"],
  approved: ["draft", "finished"],
  finished: [],
  archived: ["draft"],
};

/** What a status may become, itself first. Archiving stands in the menu of things that take it away. */
export function statuses(now: CampaignStatus): CampaignStatus[] {
  return [now, ...NEXT[now]];
}
