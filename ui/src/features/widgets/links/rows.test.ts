import { describe, expect, test } from "vitest";
import type { UtmRow } from "../../../host";
import { campaignsOf, EVERYTHING, fitting } from "./rows";

function row(campaign: string, name: string, remarks: string[] = []): UtmRow {
  return {
    campaign,
    campaign_name: `Campaign ${campaign}`,
    launches: [name],
    launch_name: name,
    channel: "email",
    at: "2026-05-04T10:00:00",
    page: "https://shop.example/tea",
    utm: { source: "a", medium: "email", campaign, term: "", content: name },
    link: `https://shop.example/tea?utm_content=${name}`,
    remarks,
  };
}

const ROWS = [
  row("b", "first"),
  row("a", "second", ["odd"]),
  row("b", "third"),
];

function names(wanted: Partial<typeof EVERYTHING>): string[] {
  return fitting(ROWS, { ...EVERYTHING, ...wanted }).map(
    (it) => it.launch_name,
  );
}

describe("links", () => {
  test("all show until something is wanted", () => {
    expect(names({})).toEqual(["first", "second", "third"]);
  });

  test("are found by every word, in whichever place it stands", () => {
    expect(names({ text: "CAMPAIGN utm_content=third" })).toEqual(["third"]);
    expect(names({ text: "campaign nothing" })).toEqual([]);
    expect(names({ text: "  " })).toHaveLength(3);
  });

  test("are narrowed to a campaign and to what is odd", () => {
    expect(names({ campaign: "b" })).toEqual(["first", "third"]);
    expect(names({ odd: true })).toEqual(["second"]);
    expect(names({ odd: true, campaign: "b" })).toEqual([]);
  });
});

test("campaigns stand once, by name", () => {
  expect(campaignsOf(ROWS).map((it) => it.label)).toEqual([
    "Campaign a",
    "Campaign b",
  ]);
});
