// The next launches by day, and how old a contact list may get.
import type { Finding, NextLaunch } from "../../host";

export interface LaunchDay {
  /** "2026-11-24". */
  day: string;
  inDays: number;
  launches: NextLaunch[];
}

/** One group a local day, in the order given. */
export function byDay(launches: readonly NextLaunch[]): LaunchDay[] {
  const days: LaunchDay[] = [];
  for (const it of launches) {
    const day = it.launch.at.slice(0, 10);
    const last = days.at(-1);
    if (last?.day === day) last.launches.push(it);
    else days.push({ day, inDays: it.in_days, launches: [it] });
  }
  return days;
}

export interface ClientFindings {
  client: string;
  findings: Finding[];
}

/** One group a client, the clients in the order in which they first appear. */
export function byClient(findings: readonly Finding[]): ClientFindings[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings)
    groups.set(finding.client, [
      ...(groups.get(finding.client) ?? []),
      finding,
    ]);
  return [...groups].map(([client, own]) => ({ client, findings: own }));
}

export type Freshness = "none" | "fresh" | "ageing" | "old";

/** A week is fresh; after a month so many have opted out or moved that the list misleads. */
export function freshness(daysSinceImport: number | null): Freshness {
  if (daysSinceImport === null) return "none";
  if (daysSinceImport <= 7) return "fresh";
  return daysSinceImport <= 30 ? "ageing" : "old";
}

/** How far round the clock has come: a month is once around. */
export function clockShare(daysSinceImport: number): number {
  return Math.min(1, Math.max(0, daysSinceImport) / 30);
}
