import { expect, test } from "vitest";
import type { UtmRow } from "../../../host";
import { kept, offered, planned, readable } from "./tags";

function row(campaign: string, content: string): UtmRow {
  return {
    campaign: "1",
    campaign_name: "Spring",
    launches: ["2"],
    launch_name: content,
    channel: "email",
    at: "2026-05-04T10:00:00",
    page: null,
    utm: { source: "newsletter", medium: "email", campaign, term: "", content },
    link: null,
    remarks: [],
  };
}

const ROWS = [row("spring", "first"), row("spring", "second")];

test("planned values stand once each, and empty ones not at all", () => {
  expect(planned(ROWS, "content")).toEqual(["first", "second"]);
  expect(planned(ROWS, "source")).toEqual(["newsletter"]);
  expect(planned(ROWS, "term")).toEqual([]);
});

test("the stand-in reads as the campaign's links and is kept as what it was", () => {
  const words = readable(["{campaign}", "extra"], "Spring");
  expect(words).toEqual(["the links of ‘Spring’", "extra"]);
  expect(kept(words, "Spring")).toEqual(["{campaign}", "extra"]);
});

test("only what is not chosen is offered", () => {
  expect(offered(["FIRST"], ROWS, "content")).toEqual(["{campaign}", "second"]);
  expect(offered(["{campaign}"], ROWS, "content")).toEqual([]);
  expect(offered([], [], "content")).toEqual([]);
});
