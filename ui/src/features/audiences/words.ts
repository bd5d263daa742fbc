// The words of the audiences: kinds of sources, answers of platforms, terms and their meanings.
import type { AudienceSource, Enough, GrowthBasis, Platform } from "../../host";
import type { Option } from "../../kit/option";
import { percent } from "../../terms/format";

export type From = AudienceSource["from"];

/** The three kinds of people, as the choice of a new audience tells them. */
export const KINDS: Record<
  From,
  { title: string; means: string; example: string }
> = {
  contacts: {
    title: "Contacts you have",
    means: "People on imported lists. Counted, and reachable with consent.",
    example: "Everyone who bought beans and agreed to e-mail",
  },
  visitors: {
    title: "Visitors of the site",
    means: "People a tag on the site recognizes. Estimated; found by ads.",
    example: "Looked at /televisions/* in 30 days and did not buy",
  },
  engagers: {
    title: "People on a platform",
    means: "They watched, reacted or clicked there. Estimated; found there.",
    example: "Watched a video on Meta within a year",
  },
};

export const ENOUGH: Record<Enough, string> = {
  yes: "Enough",
  perhaps: "Perhaps",
  no: "Too few",
};

/** One letter or two, where eight platforms stand side by side. */
export const PLATFORM_SHORT: Record<Platform, string> = {
  google: "G",
  meta: "M",
  microsoft: "Ms",
  linkedin: "In",
  tiktok: "T",
  x: "X",
  pinterest: "P",
  snapchat: "S",
};

export const MEANS = {
  lookback:
    "How far back a visit counts. A longer window finds more people who remember less.",
  retention:
    "How long the platform keeps somebody in after they watched, reacted or clicked.",
  minimum:
    "The least number of people a platform must recognize before it shows an ad to any of them.",
  cookies:
    "Ads find visitors by cookies. Some browsers delete them after days, so that a long window finds fewer than it counts.",
  matchRate:
    "The share of a contact list that a platform recognizes as its own users.",
  exclusions:
    "Audiences whose people are left out of this one, so that nobody gets both.",
} as const;

/** What a growth is told by. */
export const GROWTH: Record<GrowthBasis, string> = {
  joined_on: "by the day they joined",
  imports: "by the imports that brought them (the first one left out)",
  both: "by the day they joined, or the import that brought them where that is not known",
};

/** "40–60%"; one figure where both are the same. */
export function rateSpoken(rate: readonly [number, number]): string {
  const [low, high] = rate;
  return low === high
    ? percent(low)
    : `${percent(low).replace("%", "")}–${percent(high)}`;
}

/** Encodings a person may choose from, by the names the backend knows. */
export const ENCODINGS: readonly Option<string>[] = [
  { value: "UTF-8", label: "UTF-8" },
  { value: "UTF-16LE", label: "UTF-16" },
  { value: "windows-1252", label: "Western (Windows-1252)" },
  { value: "windows-1250", label: "Central European (Windows-1250)" },
  { value: "windows-1251", label: "Cyrillic (Windows-1251)" },
  { value: "KOI8-R", label: "Cyrillic (KOI8-R)" },
  { value: "windows-1253", label: "Greek (Windows-1253)" },
  { value: "windows-1254", label: "Turkish (Windows-1254)" },
];

export const DELIMITERS: readonly Option<string>[] = [
  { value: ",", label: "Comma" },
  { value: ";", label: "Semicolon" },
  { value: "\t", label: "Tab" },
  { value: "|", label: "Bar" },
];

/** Countries a phone number without a code may be from: those the backend's numbers are known for first. */
export const COUNTRY_CODES: readonly string[] = [
  "AT",
  "AU",
  "BE",
  "BR",
  "CA",
  "CH",
  "CZ",
  "DE",
  "DK",
  "ES",
  "FI",
  "FR",
  "GB",
  "IE",
  "IN",
  "IT",
  "JP",
  "LU",
  "NL",
  "NO",
  "NZ",
  "PL",
  "PT",
  "RU",
  "SE",
  "US",
];
