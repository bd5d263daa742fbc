import { expect, test } from "vitest";
import type { Audience, AudienceSource } from "../../host";
import { audiencesStand } from "./steps";

function of(source: AudienceSource): { audience: Audience } {
  const named = { id: source.from, client: "c", name: "", note: "" };
  return { audience: { ...named, source, exclusions: [] } };
}

const contacts = of({ from: "contacts", rule: { join: "all", of: [] } });
const visitors = of({
  from: "visitors",
  pages: [],
  product: null,
  lookback_days: 30,
  estimated: 1,
  converted: false,
});

test("both need an audience of each kind", () => {
  expect(audiencesStand("both", [contacts])).toBe(false);
  expect(audiencesStand("both", [contacts, visitors])).toBe(true);
  expect(audiencesStand("remarketing", [visitors])).toBe(false);
  expect(audiencesStand("retargeting", [visitors])).toBe(true);
  expect(audiencesStand("collect_contacts_first", [contacts, visitors])).toBe(
    false,
  );
});
