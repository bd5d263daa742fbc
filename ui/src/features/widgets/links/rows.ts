// Which links of a client are shown: those that fit a text, a campaign, and whether something is odd.
import type { UtmRow } from "../../../host";
import type { Option } from "../../../kit/option";

export interface Wanted {
  /** Words that all have to be in the names or in the link. */
  text: string;
  /** Of one campaign; "" for all. */
  campaign: string;
  /** Only those with a remark. */
  odd: boolean;
}

export const EVERYTHING: Wanted = { text: "", campaign: "", odd: false };

/** The rows that fit, in their order. */
export function fitting(rows: readonly UtmRow[], wanted: Wanted): UtmRow[] {
  const words = wanted.text.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    if (wanted.campaign !== "" && row.campaign !== wanted.campaign)
      return false;
    if (wanted.odd && row.remarks.length === 0) return false;
    const said = [row.launch_name, row.campaign_name, row.link ?? ""]
      .join(" ")
      .toLowerCase();
    return words.every((word) => said.includes(word));
  });
}

/** The campaigns that have links, each once, by name. */
export function campaignsOf(rows: readonly UtmRow[]): Option<string>[] {
  const all = new Map(rows.map((row) => [row.campaign, row.campaign_name]));
  return [...all]
    .map(([value, label]) => ({ value, label }))
    .sort((one, other) => one.label.localeCompare(other.label));
}

/** What a row is known by: its first launch. */
export function keyOf(row: UtmRow): string {
  return row.launches[0] ?? "";
}
