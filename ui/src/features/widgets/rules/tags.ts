// The values of a tag as one reads and picks them, among those that a campaign's links really carry.
import type { UtmKey, UtmRow } from "../../../host";
import { CAMPAIGN_VALUE } from "./kinds";

/** The values of a tag on planned links, each once, in the order of the links; without the empty ones. */
export function planned(rows: readonly UtmRow[], key: UtmKey): string[] {
  const all = rows.map((row) => row.utm[key]);
  return [...new Set(all)].filter((it) => it !== "");
}

/** What the stand-in for a campaign's own values is called. */
export function followsWords(campaign: string | undefined): string {
  return campaign === undefined
    ? "the links of its campaign"
    : `the links of ‘${campaign}’`;
}

/** Values as one reads them. */
export function readable(
  values: readonly string[],
  campaign: string | undefined,
): string[] {
  return values.map((it) =>
    it === CAMPAIGN_VALUE ? followsWords(campaign) : it,
  );
}

/** Values as they are kept. */
export function kept(
  words: readonly string[],
  campaign: string | undefined,
): string[] {
  return words.map((it) =>
    it === followsWords(campaign) ? CAMPAIGN_VALUE : it,
  );
}

/** Values not chosen yet that would do something: the stand-in covers what the links carry. */
export function offered(
  values: readonly string[],
  rows: readonly UtmRow[],
  key: UtmKey,
): string[] {
  if (values.includes(CAMPAIGN_VALUE)) return [];
  const chosen = new Set(values.map((it) => it.toLowerCase()));
  const free = planned(rows, key).filter((it) => !chosen.has(it.toLowerCase()));
  return rows.length === 0 ? free : [CAMPAIGN_VALUE, ...free];
}
