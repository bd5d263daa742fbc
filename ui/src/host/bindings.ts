// Made by `cargo test -p reprise-api` from the list of commands; do not edit.

/** A thing as it shall be, and as it was when the edit was made: only the difference is written. */
export type Change<Thing> = Thing & { was: Thing };

export type AcceptedMove = { 
/**
 * The launch.
 */
launch: LaunchId, 
/**
 * Where it stood when the date was suggested, local time.
 */
from: string, 
/**
 * Where it goes, local time.
 */
to: string, };

export type Act = "created" | "changed" | "deleted";

export type Action = "next" | "submit" | "link" | "close";

export type Advice = { 
/**
 * The answer.
 */
verdict: Verdict, 
/**
 * The answer in one line.
 */
headline: string, 
/**
 * The three reasons that weigh most, heaviest first.
 */
why: Array<Reason>, 
/**
 * Every reason looked at, heaviest first.
 */
reasons: Array<Reason>, 
/**
 * The two side by side on eight dimensions, in the article's order.
 */
comparison: Array<Comparison>, 
/**
 * With `both`: how the two keep out of each other's way, one sentence each. Else empty.
 */
exclusions: Array<string>, 
/**
 * What to mind whatever the verdict, one sentence each.
 */
cautions: Array<string>, 
/**
 * What to do next, in order.
 */
next_steps: Array<NextStep>, };

export type Align = "left" | "right";

export type Appearance = "system" | "light" | "dark";

export type Arrival = { 
/**
 * Tells it from the others.
 */
id: string, 
/**
 * What it belongs to: the campaign's name, or one heading for all others.
 */
group: string, 
/**
 * Ends "A new visitor comes …": "from ‘Refill 1’ (e-mail)".
 */
label: string, 
/**
 * The page it leads to, with its tags.
 */
address: string, 
/**
 * The page before, as the browser would tell it; empty for none.
 */
referrer: string, 
/**
 * When its launch starts; none for a visit at any time.
 */
at: string | null, 
/**
 * The same as local time of the client.
 */
local: string | null, };

export type Audience = { 
/**
 * Its id.
 */
id: AudienceId, 
/**
 * Whose it is.
 */
client: ClientId, 
/**
 * 1 to 120 characters.
 */
name: string, 
/**
 * Where the people come from.
 */
source: AudienceSource, 
/**
 * Audiences subtracted from this one.
 */
exclusions: Array<AudienceId>, 
/**
 * Free words for the team.
 */
note: string, };

export type AudienceCount = { 
/**
 * Whose contacts.
 */
client: ClientId, 
/**
 * Which of them.
 */
rule: ContactRule, 
/**
 * Audiences subtracted.
 */
exclusions?: Array<AudienceId>, 
/**
 * The stored audience whose rule this is to be.
 */
audience?: AudienceId, 
/**
 * The name it is to have.
 */
name?: string, };

export type AudienceCounted = { 
/**
 * How many, whom of them channels and platforms reach.
 */
size: AudienceSize, 
/**
 * The rule as a sentence without a full stop.
 */
rule: string, };

export type AudienceDraft = { 
/**
 * Whose.
 */
client: ClientId, 
/**
 * Its name.
 */
name: string, 
/**
 * Where the people come from.
 */
source: AudienceSource, 
/**
 * Audiences subtracted.
 */
exclusions?: Array<AudienceId>, 
/**
 * Free words.
 */
note?: string, };

export type AudienceId = string;

export type AudienceOverlap = { 
/**
 * The audiences, oldest first.
 */
audiences: Array<OverlapAudience>, 
/**
 * Every two audiences that share somebody, or may: first those with launches ahead, by how near these stand to one
 * another, then the others; among equals those that share most.
 */
pairs: Array<OverlapPair>, };

export type AudiencePair = { 
/**
 * The one.
 */
one: AudienceId, 
/**
 * The other.
 */
other: AudienceId, };

export type AudienceReach = { 
/**
 * Distinct people.
 */
reach: SharedPeople, 
/**
 * People in all of them; none where one is not made of contacts.
 */
in_all: number | null, 
/**
 * Their sizes added up: what would be paid for without telling people apart.
 */
added_up: number, };

export type AudienceRef = { 
/**
 * Which one.
 */
id: AudienceId, };

export type AudienceSize = { 
/**
 * People before exclusions.
 */
people: number, 
/**
 * People taken out by exclusions; only of contacts can it be known.
 */
excluded: number, 
/**
 * What each exclusion takes out by itself, in the audience's order.
 */
taken_out: Array<TakenOut>, 
/**
 * People left; never negative.
 */
left: number, 
/**
 * What the figure rests on.
 */
basis: Basis, 
/**
 * People that may be reached in each owned channel: address and consent. Only channels with an address.
 */
reachable: Array<Reachable>, 
/**
 * Visitors whom ads can find again, where the audience is of visitors.
 */
recognized: Recognized | null, 
/**
 * New people of the audience a day, over the last 90 days; none where nobody can tell.
 */
growth_per_day: number | null, 
/**
 * What the growth is told by; none without one.
 */
growth_by: GrowthBasis | null, 
/**
 * Whether each platform would serve ads, in the order of `Platform::ALL`.
 */
platforms: Array<PlatformFit>, 
/**
 * Why a figure is not more exact, one sentence each; may be empty.
 */
remarks: Array<string>, };

export type AudienceSource = { "from": "contacts", 
/**
 * Which of them.
 */
rule: ContactRule, } | { "from": "visitors", 
/**
 * Pages or page patterns seen, such as `/televisions/*`; empty means any page.
 */
pages: Array<string>, 
/**
 * A product seen.
 */
product: ProductId | null, 
/**
 * How many days back a visit counts, 1 to 540 (the longest any platform keeps them).
 */
lookback_days: number, 
/**
 * How many people, by the owner's estimate or the platform's own figure.
 */
estimated: number, 
/**
 * Whether they bought.
 */
converted: boolean, } | { "from": "engagers", 
/**
 * Where.
 */
platform: Platform, 
/**
 * How.
 */
engagement: Engagement, 
/**
 * How many days they stay in, 1 to 730.
 */
retention_days: number, 
/**
 * How many people.
 */
estimated: number, };

export type AudienceView = { 
/**
 * The audience.
 */
audience: Audience, 
/**
 * Its size.
 */
size: AudienceSize, 
/**
 * Its rule as a sentence without a full stop, where it is made of contacts.
 */
rule: string | null, 
/**
 * The campaigns that address it.
 */
used_by: Array<string>, };

export type AudiencesOf = { 
/**
 * Which, at least one.
 */
audiences: Array<AudienceId>, };

export type BackupName = { 
/**
 * As listed.
 */
name: string, };

export type BackupView = { 
/**
 * Its name, for restoring it.
 */
name: string, 
/**
 * When it was made.
 */
at: string, 
/**
 * Its size in bytes.
 */
bytes: number, 
/**
 * The last change in it.
 */
seq: number, };

export type Basis = "measured" | "estimated" | "benchmark";

export type Because = { 
/**
 * The sentence.
 */
text: string, 
/**
 * How much it can bear: 1 weak, 2 moderate, 3 strong.
 */
strength: number, 
/**
 * Who says so and when.
 */
source: string, 
/**
 * The rule's id, so that it can be looked up in the program.
 */
rule: string, };

export type Blackout = { 
/**
 * Which days.
 */
period: Period, 
/**
 * Why, as the finding will say it: "stock-taking".
 */
reason: string, };

export type Block = { "kind": "heading", 
/**
 * Its words.
 */
text: string, 
/**
 * The strategy it stands under, told by color, shape and word; none for plain headings.
 */
strategy: Strategy | null, } | { "kind": "paragraph", 
/**
 * Plain text; nothing in it is ever read as mark-up.
 */
text: string, } | { "kind": "lead", 
/**
 * Plain text.
 */
text: string, } | { "kind": "bullets", 
/**
 * One line each.
 */
items: Array<string>, } | { "kind": "facts", 
/**
 * In reading order.
 */
facts: Array<Fact>, } | { "kind": "table", 
/**
 * The table.
 */
table: Table, } | { "kind": "picture", 
/**
 * The SVG.
 */
svg: string, 
/**
 * What it shows, for a reader who does not see it.
 */
alt: string, 
/**
 * A line below it; may be empty.
 */
caption: string, } | { "kind": "reasons", 
/**
 * In order.
 */
reasons: Array<Because>, } | { "kind": "comparison", 
/**
 * One dimension a row.
 */
rows: Array<Compared>, } | { "kind": "launches", 
/**
 * In order.
 */
launches: Array<LaunchRow>, } | { "kind": "cards", 
/**
 * In order.
 */
cards: Array<Card>, } | { "kind": "findings", 
/**
 * Worst first.
 */
findings: Array<FindingRow>, } | { "kind": "callout", 
/**
 * How it is colored and named.
 */
tone: Tone, 
/**
 * Its first words.
 */
title: string, 
/**
 * The rest.
 */
text: string, };

export type Brand = { 
/**
 * Main color.
 */
primary: Color, 
/**
 * Second color.
 */
secondary: Color, 
/**
 * PNG kept beside the store.
 */
logo: ObjectId | null, 
/**
 * Legal line under every brief and widget; may be empty.
 */
legal_footer: string, 
/**
 * The client's site, where launches lead unless they say otherwise; may be empty.
 */
site: string, };

export type Brief = { 
/**
 * Its id.
 */
id: BriefId, 
/**
 * Whose plan.
 */
client: ClientId, 
/**
 * Title on the cover; empty takes "Campaign brief".
 */
title: string, 
/**
 * Who wrote it, on the cover; may be empty.
 */
prepared_by: string, 
/**
 * Words before everything else; may be empty.
 */
introduction: string, 
/**
 * The campaigns it covers; empty covers every live one.
 */
campaigns: Array<CampaignId>, 
/**
 * Parts left out.
 */
leave_out: Array<BriefPart>, };

export type BriefDraft = { 
/**
 * Whose.
 */
client: ClientId, 
/**
 * Its title.
 */
title?: string, };

export type BriefExport = { 
/**
 * The brief.
 */
brief: Brief, 
/**
 * The file type.
 */
format: BriefFormat, 
/**
 * The file; an old one is replaced only when the new one is whole.
 */
file: string, };

export type BriefFormat = "pdf" | "docx" | "html" | "md";

export type BriefId = string;

export type BriefPages = { 
/**
 * Each page as an SVG that stands alone: it asks for no font and no file.
 */
pages: Array<string>, 
/**
 * Width of a page in points.
 */
width: number, 
/**
 * Height of a page in points.
 */
height: number, };

export type BriefPart = "strategy" | "audiences" | "timeline" | "launches" | "widgets" | "budget" | "measures" | "findings";

export type BriefRef = { 
/**
 * Which one.
 */
id: BriefId, };

export type BrowserReach = { 
/**
 * "Safari".
 */
browser: string, 
/**
 * Its share of the visitors, low and high.
 */
share: [Share, Share], 
/**
 * How many days it remembers a visit; none for as long as the window.
 */
days: number | null, 
/**
 * Share of its visitors in the window that it still remembers, visits being spread evenly.
 */
remembered: Share, };

export type Cadence = { "by": "preset", 
/**
 * The preset's id: `cart`, or that of one of the workspace's own.
 */
preset: PresetId, } | { "by": "steady", 
/**
 * The gap.
 */
gap: Gap, } | { "by": "hand" };

export type CalendarExport = { 
/**
 * Whose launches.
 */
client: ClientId, 
/**
 * The file type.
 */
format: CalendarFormat, 
/**
 * The file.
 */
file: string, };

export type CalendarFormat = "ics" | "csv";

export type Campaign = { 
/**
 * Its id.
 */
id: CampaignId, 
/**
 * Whose it is.
 */
client: ClientId, 
/**
 * 1 to 120 characters.
 */
name: string, 
/**
 * Retargeting or remarketing.
 */
strategy: Strategy, 
/**
 * How far it is.
 */
status: CampaignStatus, 
/**
 * What it sells; none for the whole shop.
 */
product: ProductId | null, 
/**
 * What is wanted and how it is measured.
 */
objective: Objective, 
/**
 * Whom it addresses; none while undecided.
 */
audience: AudienceId | null, 
/**
 * What it proposes.
 */
offer: Offer, 
/**
 * Channels it may use.
 */
channels: Array<Channel>, 
/**
 * Most it may cost in all.
 */
budget: Money, 
/**
 * Days all its launches must lie in; none for no season.
 */
season: Season | null, 
/**
 * Where the gaps come from.
 */
cadence: Cadence, 
/**
 * The moment its launches were laid from, local time: the renewal, the purchase, the season's day; none while
 * nobody has said it.
 */
anchor: string | null, 
/**
 * Campaigns that must be over before this one starts.
 */
after: Array<Precedence>, 
/**
 * Tags on its links.
 */
utm: UtmSet, 
/**
 * Where its launches lead unless they say otherwise; empty takes the product's page, then the client's site.
 */
landing: string, 
/**
 * Free words for the team.
 */
note: string, };

export type CampaignDraft = { 
/**
 * Whose.
 */
client: ClientId, 
/**
 * Its name.
 */
name: string, 
/**
 * Retargeting or remarketing.
 */
strategy: Strategy, 
/**
 * What it sells.
 */
product?: ProductId, 
/**
 * Whom it addresses.
 */
audience?: AudienceId, 
/**
 * What is wanted; a first purchase for retargeting and a repeat purchase for remarketing without one.
 */
objective?: Objective, 
/**
 * Channels; social ads for retargeting and e-mail for remarketing without any.
 */
channels?: Array<Channel>, 
/**
 * Most it may cost; nothing without one.
 */
budget?: Money, 
/**
 * Days its launches must lie in.
 */
season?: Season, 
/**
 * Launches to lay with it, in the same change; none without it.
 */
lay?: Laying, };

export type CampaignId = string;

export type CampaignLinks = { 
/**
 * The tags a launch gets where the campaign has none of its own.
 */
defaults: UtmSet, 
/**
 * Each launch's link, by time.
 */
links: Array<LaunchLink>, 
/**
 * What is odd about the campaign's tags.
 */
remarks: Array<UtmRemark>, };

export type CampaignPlan = { 
/**
 * The campaign.
 */
id: CampaignId, 
/**
 * Where the gaps come from.
 */
cadence: Cadence, 
/**
 * The moment the ladder counts from: the visit, the purchase, the renewal, the season's day. Local time.
 */
anchor: string, 
/**
 * How many launches a steady cadence lays, 1 to 200; 4 without one. Ladders have their own number.
 */
count?: number, 
/**
 * What becomes of launches the campaign has already.
 */
present?: Present, 
/**
 * Days the launches must lie in; without it the campaign keeps its own.
 */
season?: Season, };

export type CampaignRef = { 
/**
 * Which one.
 */
id: CampaignId, };

export type CampaignStatus = "draft" | "approved" | "finished" | "archived";

export type CampaignView = { 
/**
 * The campaign.
 */
campaign: Campaign, 
/**
 * Its launches by time.
 */
launches: Array<LaunchView>, 
/**
 * What was found in it.
 */
findings: Array<Finding>, };

export type Cap = { 
/**
 * The channel counted; none counts all channels together.
 */
channel: Channel | null, 
/**
 * Most touches, 1 to 1,000. A channel not to be used is not capped at zero but left out of campaigns.
 */
touches: number, 
/**
 * Length of the sliding window in days, 1 to 366.
 */
days: number, };

export type CapWindow = { 
/**
 * The cap.
 */
cap: Cap, 
/**
 * Touches in it that the cap counts.
 */
touches: number, 
/**
 * Day of the first of them.
 */
first: string, 
/**
 * Day of the last, less than the cap's days later.
 */
last: string, };

export type Card = { 
/**
 * Its name.
 */
title: string, 
/**
 * What it is for.
 */
text: string, 
/**
 * The drawing, as SVG text with only shapes and text in it.
 */
svg: string, 
/**
 * What the drawing shows, for a reader who does not see it.
 */
alt: string, 
/**
 * In reading order.
 */
facts: Array<Fact>, };

export type Carry = "alone" | "following";

export type Cell = { 
/**
 * Plain text; a line feed starts a new line.
 */
text: string, 
/**
 * An https or http address the text leads to; already validated.
 */
link: string | null, };

export type Channel = "email" | "sms" | "push" | "on_site" | "search" | "display" | "social";

export type ChannelTouches = { 
/**
 * The channel.
 */
channel: Channel, 
/**
 * At least 1.
 */
touches: number, };

export type CheckView = { 
/**
 * Whether everything agrees.
 */
sound: boolean, 
/**
 * Things compared.
 */
entities: number, 
/**
 * Changes replayed.
 */
changes: number, 
/**
 * What does not agree, one sentence each.
 */
problems: Array<string>, };

export type CheckedWidget = { 
/**
 * Which.
 */
id: WidgetId, 
/**
 * Its name.
 */
name: string, 
/**
 * What was found, worst first.
 */
checks: Array<WidgetCheck>, };

export type Clause = { "if": "group", 
/**
 * How.
 */
join: Join, 
/**
 * Its parts.
 */
of: Array<Clause>, } | { "if": "text", 
/**
 * A field of kind `text` or `word`.
 */
field: Field, 
/**
 * What of it.
 */
test: TextTest, } | { "if": "known", 
/**
 * Any field.
 */
field: Field, 
/**
 * Whether it is to be known or unknown.
 */
is: Known, } | { "if": "words", 
/**
 * A field of kind `set`.
 */
field: Field, 
/**
 * How many of the words.
 */
has: Has, 
/**
 * The words, at least one.
 */
words: Array<string>, } | { "if": "lists", 
/**
 * How many of the lists.
 */
has: Has, 
/**
 * The lists, at least one.
 */
lists: Array<ContactListId>, } | { "if": "imports", 
/**
 * How many of the imports.
 */
has: Has, 
/**
 * The imports, at least one.
 */
imports: Array<ContactImportId>, } | { "if": "consent", 
/**
 * A field of kind `consent`.
 */
field: Field, 
/**
 * The answer.
 */
is: ConsentAnswer, } | { "if": "day", 
/**
 * A field of kind `day`.
 */
field: Field, 
/**
 * In which days.
 */
test: DayTest, } | { "if": "number", 
/**
 * What is counted.
 */
measure: OrderMeasure, 
/**
 * Against what.
 */
test: NumberTest, } | { "if": "bought", 
/**
 * Whether they are to have ordered or not.
 */
ever: Ever, } | { "if": "audience", 
/**
 * Whether they are to be in it or not.
 */
is: Membership, 
/**
 * The other audience.
 */
audience: AudienceId, };

export type Client = { 
/**
 * Its id.
 */
id: ClientId, 
/**
 * 1 to 120 characters.
 */
name: string, 
/**
 * IANA zone in which every launch of the client is planned.
 */
time_zone: string, 
/**
 * Currency of prices and budgets.
 */
currency: Currency, 
/**
 * How its calendars begin a week.
 */
week_start: WeekStart, 
/**
 * How it looks.
 */
brand: Brand, 
/**
 * Most touches a person may get.
 */
contact_policy: Array<Cap>, 
/**
 * Hours in which no message may arrive.
 */
quiet_hours: Array<QuietHours>, 
/**
 * Where its people are, for the laws that hold for them: `US`, `US-FL`, `US-ALL` for every state. Empty goes
 * by the time zone's country.
 */
jurisdictions: Array<string>, 
/**
 * Days without launches.
 */
blackouts: Array<Blackout>, 
/**
 * Who of the site's visitors has a browser that forgets, by the client's own figures; none goes by the benchmark.
 */
forgetful: ForgetfulVisitors | null, 
/**
 * Free words for the team.
 */
note: string, };

export type ClientCard = { 
/**
 * The client.
 */
client: Client, 
/**
 * Today in the client's zone.
 */
today: string, 
/**
 * Which of the five first steps are done.
 */
steps: FirstSteps, 
/**
 * Live campaigns.
 */
campaigns: number, 
/**
 * Launches from today on.
 */
launches_ahead: number, 
/**
 * Findings that must be mended.
 */
errors: number, 
/**
 * Findings that should be looked at.
 */
warnings: number, 
/**
 * What live campaigns may cost.
 */
budget: Money, 
/**
 * What their launches cost.
 */
planned_cost: Money, 
/**
 * What those of them cost that are over.
 */
cost_to_date: Money, 
/**
 * People in contact lists.
 */
contacts: number, 
/**
 * Days since the newest contact list was imported; none without a list.
 */
days_since_import: number | null, };

export type ClientDates = { 
/**
 * Whose.
 */
client: ClientId, 
/**
 * The client's name.
 */
name: string, 
/**
 * What came of it.
 */
outcome: DatesOutcome, };

export type ClientDraft = { 
/**
 * Its name.
 */
name: string, 
/**
 * IANA zone; the computer's where it is known, else Europe/Berlin.
 */
time_zone?: string, 
/**
 * ISO 4217 code; EUR without one.
 */
currency?: Currency, 
/**
 * Monday without one.
 */
week_start?: WeekStart, 
/**
 * The client's site.
 */
site?: string, };

export type ClientId = string;

export type ClientLogo = { 
/**
 * Whose.
 */
id: ClientId, 
/**
 * PNG, JPEG, WebP or SVG, at most 10 MB.
 */
file: string, };

export type ClientRef = { 
/**
 * Which one.
 */
id: ClientId, };

export type ClockChange = { "kind": "skipped", 
/**
 * The local time used instead.
 */
used: string, } | { "kind": "repeated" };

export type Code = "refused" | "malformed" | "cancelled" | "plan_in_use" | "read_only" | "newer_version" | "bad_file" | "failed";

export type Color = string;

export type Column = { 
/**
 * Head.
 */
title: string, 
/**
 * Right for figures, left for words.
 */
align: Align, 
/**
 * Share of the width, relative to the other columns; at least 1.
 */
weight: number, };

export type ColumnMap = { [key in Meaning]?: number };

export type Compared = { 
/**
 * "Funnel stage".
 */
dimension: string, 
/**
 * What retargeting means here.
 */
retargeting: string, 
/**
 * What remarketing means here.
 */
remarketing: string, 
/**
 * The one this dimension speaks for; none when it does not tip.
 */
tips: Strategy | null, };

export type Comparison = { 
/**
 * "Funnel stage".
 */
dimension: string, 
/**
 * What retargeting means here, for this case.
 */
retargeting: string, 
/**
 * What remarketing means here, for this case.
 */
remarketing: string, 
/**
 * Which of the two this dimension speaks for; none when it does not tip.
 */
tips: Strategy | null, 
/**
 * The rule it comes from.
 */
rule: string, 
/**
 * Where the rule comes from and how strong it is.
 */
source: Source, };

export type Condition = { "kind": "visitor", 
/**
 * New or returning.
 */
is: Visitor, 
/**
 * Whether it must not be so.
 */
not?: boolean, } | { "kind": "utm", 
/**
 * Which.
 */
key: UtmKey, 
/**
 * Any of these, compared in lower case and decoded; `{campaign}` stands for what the campaign's links carry.
 */
values: Array<string>, 
/**
 * Whether it must not be so.
 */
not?: boolean, } | { "kind": "page", 
/**
 * How it is compared.
 */
how: How, 
/**
 * Any of these.
 */
values: Array<string>, 
/**
 * Whether it must not be so.
 */
not?: boolean, } | { "kind": "referrer", 
/**
 * How it is compared.
 */
how: How, 
/**
 * Any of these.
 */
values: Array<string>, 
/**
 * Whether it must not be so.
 */
not?: boolean, } | { "kind": "device", 
/**
 * Any of these.
 */
is: Array<Device>, 
/**
 * Whether it must not be so.
 */
not?: boolean, } | { "kind": "language", 
/**
 * Any of these; `de` stands for `de-AT` too.
 */
is: Array<string>, 
/**
 * Whether it must not be so.
 */
not?: boolean, } | { "kind": "country", 
/**
 * Any of these, two letters each.
 */
is: Array<string>, 
/**
 * Whether it must not be so.
 */
not?: boolean, } | { "kind": "time", 
/**
 * Every day without any.
 */
weekdays?: Array<Weekday>, 
/**
 * From then on; from the start of the day without one.
 */
from?: string, 
/**
 * Until before then, or the end of the day; earlier than `from` it crosses midnight, and what comes after
 * midnight belongs to the day that began before.
 */
until?: string, 
/**
 * Whether it must not be so.
 */
not?: boolean, } | { "kind": "dates", 
/**
 * First day; none for any before.
 */
from?: string, 
/**
 * Last day; none for any after.
 */
until?: string, 
/**
 * Whether it must not be so.
 */
not?: boolean, } | { "kind": "cart", 
/**
 * At least.
 */
min?: number, 
/**
 * At most.
 */
max?: number, 
/**
 * Whether it must not be so.
 */
not?: boolean, } | { "kind": "logged_in", 
/**
 * Whether it must not be so.
 */
not?: boolean, };

export type Consent = "granted" | "denied" | "unknown";

export type ConsentAnswer = "granted" | "denied" | "unknown" | "soft_opt_in";

export type ConsentNote = "consent_time" | "consent_source" | "consent_proof";

export type ConsentView = { 
/**
 * To what.
 */
field: Field, 
/**
 * The answer.
 */
state: ConsentAnswer, 
/**
 * The day of the answer.
 */
on: string | null, 
/**
 * Where it was given; may be empty.
 */
source: string, 
/**
 * What proves it; may be empty.
 */
proof: string, };

export type Contact = { 
/**
 * Trimmed, lower case; empty when unknown.
 */
email: string, 
/**
 * `+` and digits (E.164); empty when unknown.
 */
phone: string, 
/**
 * Given name.
 */
first_name: string, 
/**
 * Family name.
 */
last_name: string, 
/**
 * ISO 3166-1 alpha-2, upper case; empty when unknown.
 */
country: string, 
/**
 * Postal code as written.
 */
zip: string, 
/**
 * The client's own number for the person.
 */
external_id: string, 
/**
 * Consent to e-mail.
 */
email_consent: Consent, 
/**
 * Consent to text messages.
 */
sms_consent: Consent, 
/**
 * Day of the last order; none when the person has not bought or nobody knows.
 */
last_order: string | null, 
/**
 * Words the client sorts people by.
 */
tags: Array<string>, };

export type ContactCounts = { 
/**
 * Distinct people.
 */
people: number, 
/**
 * With an e-mail address.
 */
with_email: number, 
/**
 * With a phone number.
 */
with_phone: number, 
/**
 * With an e-mail address and granted consent to e-mail.
 */
email_granted: number, 
/**
 * With a phone number and granted consent to text messages.
 */
sms_granted: number, 
/**
 * Who have ordered at least once.
 */
buyers: number, };

export type ContactErase = { 
/**
 * Whose person.
 */
client: ClientId, 
/**
 * E-mail, phone or customer number.
 */
address: string, 
/**
 * Country of a phone number written without one, ISO 3166-1 alpha-2.
 */
country?: string, };

export type ContactExport = { 
/**
 * Its id.
 */
id: ContactExportId, 
/**
 * Whose contacts.
 */
client: ClientId, 
/**
 * Where the file goes to.
 */
to: Destination, 
/**
 * The contact list or audience it was made from; none for the whole book. It may be gone since.
 */
source: string | null, 
/**
 * What that was called; "everyone" for the whole book.
 */
name: string, 
/**
 * When, in the client's zone.
 */
at: string, 
/**
 * Whether it was for upload or to look at.
 */
reader: TableFor, 
/**
 * People written.
 */
people: number, 
/**
 * People left out.
 */
left_out: number, 
/**
 * How many files.
 */
files: number, 
/**
 * Day on which its people fall off the list there, if they do.
 */
expires_on: string | null, 
/**
 * What the contacts were then, as 64 hex digits: they have changed since when this is another one.
 */
contacts: string, };

export type ContactExportId = string;

export type ContactImportId = string;

export type ContactImportView = { 
/**
 * Its id.
 */
id: ContactImportId, 
/**
 * Name of the file, or "pasted table".
 */
name: string, 
/**
 * Name of the list it went into; none when that is gone.
 */
list: string | null, 
/**
 * When, in the client's zone.
 */
at: string, 
/**
 * Rows read.
 */
rows: number, 
/**
 * People who were in it and still are in the book.
 */
people: number, };

export type ContactList = { 
/**
 * Its id.
 */
id: ContactListId, 
/**
 * Whose it is.
 */
client: ClientId, 
/**
 * 1 to 120 characters.
 */
name: string, 
/**
 * How many people, and how many of them can be used how.
 */
counts: ContactCounts, 
/**
 * Name of the file last imported.
 */
file: string, 
/**
 * Day of the last import, in the client's zone.
 */
imported_on: string, 
/**
 * The rows of the book that are on it, as a packed set in a file; none while nobody is.
 */
members: ObjectId | null, };

export type ContactListId = string;

export type ContactListRef = { 
/**
 * Which one.
 */
id: ContactListId, };

export type ContactOf = { 
/**
 * Whose person.
 */
client: ClientId, 
/**
 * E-mail, phone or customer number.
 */
address: string, 
/**
 * Country of a phone number written without one, ISO 3166-1 alpha-2.
 */
country?: string, };

export type ContactPage = { 
/**
 * The rows.
 */
contacts: Array<Contact>, 
/**
 * Rows in all.
 */
total: number, };

export type ContactPageRequest = { 
/**
 * The list; everybody of the client without it.
 */
id?: ContactListId, 
/**
 * The client; it need not be named where a list is.
 */
client?: ClientId, 
/**
 * Rows before the first one wanted.
 */
offset: number, 
/**
 * Rows wanted, at most 200.
 */
limit: number, 
/**
 * Only people in whose e-mail, phone, name or customer number this stands, whatever its case.
 */
search?: string, 
/**
 * Only people with this consent to e-mail, suppression counted as denied.
 */
email_consent?: Consent, 
/**
 * Only people with this consent to text messages, suppression counted as denied.
 */
sms_consent?: Consent, 
/**
 * Only people who are suppressed in any channel, or only those who are in none.
 */
suppressed?: boolean, };

export type ContactRule = { 
/**
 * How its parts are joined.
 */
join: Join, 
/**
 * Its parts, in the order of the screen.
 */
of: Array<Clause>, };

export type ContactView = { 
/**
 * The person; consents as they count, suppression worked in.
 */
contact: Contact, 
/**
 * Consents as they were recorded, in the order of the fields.
 */
consents: Array<ConsentView>, 
/**
 * Names of the lists the person is on.
 */
lists: Array<string>, 
/**
 * Entries of the suppression about the person, oldest first.
 */
entries: Array<SuppressionEntry>, };

export type ContactWordsOf = { 
/**
 * Whose people.
 */
client: ClientId, 
/**
 * The field: tags, products, region, country or language.
 */
field: Field, };

export type ContactsExport = { 
/**
 * Whose.
 */
client: ClientId, 
/**
 * Only the people of this list; everyone without it and without an audience.
 */
list?: ContactListId, 
/**
 * Only the people of this audience of contacts, without whom it leaves out.
 */
audience?: AudienceId, 
/**
 * Where the files go to.
 */
platform: Destination, 
/**
 * The folder they are written into.
 */
folder: string, 
/**
 * For upload, as the platform wants them, or to look at in a spreadsheet, where nothing is run as a formula; for
 * upload without it.
 */
mode?: TableFor, 
/**
 * Hashed or plain, where the platform takes both; hashed without it.
 */
values?: Values, 
/**
 * The switches of the platform that are on; the usual ones without it.
 */
switches?: Array<string>, 
/**
 * Country of people whose own is not known, ISO 3166-1 alpha-2; without it their consent is needed as in Europe.
 */
country?: string, 
/**
 * Whether files that are there already may be replaced; refused without it.
 */
overwrite?: boolean, 
/**
 * Name under which progress is told and the work can be stopped.
 */
job?: string, };

export type ContactsImport = { 
/**
 * Whose.
 */
client: ClientId, 
/**
 * The list to add to; a new one without it.
 */
list?: ContactListId, 
/**
 * Name of a new list; the file's name without one.
 */
name?: string, 
/**
 * The file: CSV, XLSX or ODS.
 */
file?: string, 
/**
 * A pasted table, in place of a file.
 */
text?: string, 
/**
 * How the file is written; guessed without it.
 */
reading?: Reading, 
/**
 * Which column means what; as the last time, or guessed, without it.
 */
columns?: ColumnMap, 
/**
 * What is done for people already known; as the last time, or blanks filled, without it.
 */
policy?: MergePolicies, 
/**
 * Country of phone numbers written without one, ISO 3166-1 alpha-2.
 */
country?: string, 
/**
 * Whether people who refuse in the file are suppressed from now on, whatever becomes of the list; they are without
 * it.
 */
opt_outs?: boolean, 
/**
 * Where rejected rows are written, with their reasons.
 */
rejected_to?: string, 
/**
 * Name under which progress is told and the work can be stopped.
 */
job?: string, };

export type ContactsPreview = { 
/**
 * The file's name.
 */
file: string, 
/**
 * How its text is encoded, guessed.
 */
encoding: string, 
/**
 * What separates its fields, guessed.
 */
delimiter: string, 
/**
 * Whether its first row names the columns.
 */
has_header: boolean, 
/**
 * The columns' names, or their numbers.
 */
header: Array<string>, 
/**
 * What each column means, guessed.
 */
columns: ColumnMap, 
/**
 * What is done for people already known, as the last time.
 */
policy: MergePolicies, 
/**
 * Country of phone numbers written without one, as the last time; may be empty.
 */
country: string, 
/**
 * Whether a file with this header was imported before, and is read as then.
 */
known: boolean, 
/**
 * The first rows, at most 8.
 */
rows: Array<Array<string>>, 
/**
 * The size in bytes.
 */
bytes: number, 
/**
 * What importing it would do; none without a client, and while no column says who a row is about.
 */
counts: PreviewCounts | null, };

export type ContactsPreviewRequest = { 
/**
 * The file: CSV, XLSX or ODS.
 */
file?: string, 
/**
 * A pasted table, in place of a file.
 */
text?: string, 
/**
 * How it is written; guessed without it.
 */
reading?: Reading, 
/**
 * Whose contacts it is held against.
 */
client?: ClientId, 
/**
 * Which column means what; as the last time, or guessed, without it.
 */
columns?: ColumnMap, 
/**
 * What is done for people already known; as the last time, or blanks filled, without it.
 */
policy?: MergePolicies, 
/**
 * Country of phone numbers written without one, ISO 3166-1 alpha-2.
 */
country?: string, 
/**
 * Name under which progress is told and the work can be stopped.
 */
job?: string, };

export type ContactsSuppress = { 
/**
 * Whose people.
 */
client: ClientId, 
/**
 * The file: CSV, XLSX or ODS.
 */
file: string, 
/**
 * Why: they opted out, mail bounced, or they complained.
 */
reason: SuppressionAct, 
/**
 * In which channel; in all of them without it.
 */
channel?: Channel, 
/**
 * How the file is written; guessed without it.
 */
reading?: Reading, 
/**
 * Which column means what; guessed without it.
 */
columns?: ColumnMap, 
/**
 * Country of phone numbers written without one, ISO 3166-1 alpha-2.
 */
country?: string, 
/**
 * Name under which progress is told and the work can be stopped.
 */
job?: string, };

export type Currency = string;

export type DateMove = { 
/**
 * Which.
 */
launch: LaunchId, 
/**
 * Its name.
 */
name: string, 
/**
 * Its campaign.
 */
campaign: CampaignId, 
/**
 * The campaign's name.
 */
campaign_name: string, 
/**
 * Where it stands, local time.
 */
from: string, 
/**
 * Where it would stand, local time.
 */
to: string, 
/**
 * Minutes since the launch before it, as it stands; none for a first launch.
 */
gap_before: number | null, 
/**
 * The same once all is accepted.
 */
gap_after: number | null, 
/**
 * The gap that is wanted.
 */
gap_wanted: Gap | null, };

export type DatesAccept = { 
/**
 * The launches with where they stood and where they go.
 */
moves: Array<AcceptedMove>, };

export type DatesAround = { 
/**
 * The launch.
 */
id: LaunchId, 
/**
 * Where it was put, local time.
 */
to: string, 
/**
 * How many days from where they stand the others may go, 1 to 366; 21 when not given.
 */
reach_days?: number, };

export type DatesOutcome = { "came": "found" } & FoundDates | { "came": "impossible", 
/**
 * The fewest rules that cannot hold together, one sentence each; empty when they could not be told apart.
 */
rules: Array<string>, 
/**
 * Single changes that would make it possible, smallest first.
 */
loosenings: Array<string>, } | { "came": "unknown" };

export type DatesRequest = { 
/**
 * Whose; none for every client.
 */
client?: ClientId, 
/**
 * The only campaign whose launches may move; none for all.
 */
campaign?: CampaignId, 
/**
 * How many days from where it stands a launch may go, 1 to 366; 21 when not given.
 */
reach_days?: number, 
/**
 * Whether announced launches may move too, at a high price; they stay when not given.
 */
move_announced?: boolean, 
/**
 * Longest time to look for each client, in milliseconds, 10 to 60,000; 3,000 when not given.
 */
limit_ms?: number, 
/**
 * Any number; the same one looks in the same order. 1 when not given.
 */
seed?: number, 
/**
 * A name for the work, to follow and to stop it by; what was found by then is the answer.
 */
job?: string, };

export type DatesTrial = { 
/**
 * The plan as it stands.
 */
before: Measure, 
/**
 * The plan with these dates taken.
 */
after: Measure, 
/**
 * Findings that would be gone.
 */
mended: Array<Finding>, 
/**
 * Findings that would be there, worst first.
 */
left: Array<Finding>, };

export type DayTest = { "op": "in_last", 
/**
 * 1 to 36,500.
 */
days: number, } | { "op": "more_than_ago", 
/**
 * 1 to 36,500.
 */
days: number, } | { "op": "in_next", 
/**
 * 1 to 36,500.
 */
days: number, } | { "op": "before", 
/**
 * The day, not included.
 */
day: string, } | { "op": "on", 
/**
 * The day.
 */
day: string, } | { "op": "after", 
/**
 * The day, not included.
 */
day: string, } | { "op": "between", 
/**
 * The period.
 */
period: Period, };

export type DayWorth = { 
/**
 * The day and the launch's hour on it, local time.
 */
at: string, 
/**
 * People reached more than where it stands, as `Measure::people` counts them; negative for fewer.
 */
gain: number, 
/**
 * What forbids it, as the middle of a sentence: "too soon after ‘Refill 1’ (at least 5 days)"; none when it may stand
 * there.
 */
held_by: string | null, };

export type Deadline = { "by": "offer" } | { "by": "fixed", 
/**
 * The time.
 */
until: string, } | { "by": "evergreen", 
/**
 * 1 minute to a week.
 */
minutes: number, };

export type Deed = "make_audiences" | "import_contacts" | "plan_campaign" | "set_policy" | "make_widget";

export type Design = { 
/**
 * How it stands on the page.
 */
layout: Layout, 
/**
 * The place on the page of an embedded one, as a CSS selector; empty for the others.
 */
selector: string, 
/**
 * Whether it leaves a small tab, with the words of the slot `teaser`; a launcher always does.
 */
teaser: boolean, 
/**
 * The language for visitors whose own is not among them.
 */
language: string, 
/**
 * Words by language, then slot. A slot without words in a language takes those of `language`.
 */
languages: { [key in string]: { [key in string]: string } }, 
/**
 * Its steps; the first shows first, the last says thanks.
 */
views: Array<View>, 
/**
 * To whom and when it shows.
 */
rules: Rules, 
/**
 * How often one visitor sees it.
 */
frequency: Frequency, 
/**
 * Which of two goes first, 0 to 100; the higher wins.
 */
priority: number, 
/**
 * Whether the law asks for it (age, cookies), so that it may stand before everything at once.
 */
legal: boolean, 
/**
 * Other views for a share of the visitors.
 */
variants: Array<Variant>, 
/**
 * How often the design's own views come, against the variants; 1 to 100.
 */
weight: number, 
/**
 * The share of visitors who see nothing, so that the rest can be compared with them; up to half.
 */
holdout: Share, };

export type Destination = "google" | "meta" | "microsoft" | "linkedin" | "tiktok" | "x" | "pinterest" | "snapchat" | "esp";

export type Device = "desktop" | "tablet" | "phone";

export type Document = { 
/**
 * What stands on the cover, for example "Coffee refills, spring".
 */
title: string, 
/**
 * One line below the title; empty leaves the line out.
 */
subtitle: string, 
/**
 * Who made it; empty leaves the line out.
 */
prepared_by: string, 
/**
 * The client the document is for.
 */
client: string, 
/**
 * The day it was made, printed on the cover and in the footer.
 */
date: string, 
/**
 * The client's look.
 */
brand: DocumentBrand, 
/**
 * The three to six facts a reader wants first; they stand on the cover.
 */
at_a_glance: Array<Fact>, 
/**
 * Numbered sections in reading order.
 */
sections: Array<Section>, };

export type DocumentBrand = { 
/**
 * Main color as `#rrggbb`: headings' rule, cover band, table heads.
 */
primary: string, 
/**
 * Second color as `#rrggbb`: small accents.
 */
secondary: string, 
/**
 * Legal line in the footer of every page; may be empty.
 */
legal_footer: string, };

export type End = "term" | "trial";

export type Endpoint = { 
/**
 * Its address, https only.
 */
url: string, 
/**
 * In which form it is sent.
 */
format: EndpointFormat, 
/**
 * What it calls a field, by the slot of the field; the slot itself for those not here.
 */
names: { [key in string]: string }, 
/**
 * Fields that are always the same, such as the number of a list.
 */
extra: { [key in string]: string }, };

export type EndpointFormat = "json" | "form" | "action";

export type Engagement = "video" | "post" | "lead_form" | "profile" | "ad";

export type Enough = "yes" | "perhaps" | "no";

export type Erased = { 
/**
 * People erased: everybody in the book who had the address; none where only the suppression knew it.
 */
people: number, 
/**
 * Names of the audiences whose rule named the person and does not any more, in the order they were made. Former
 * rules are not told.
 */
audiences: Array<string>, };

export type Error = { 
/**
 * What a caller may react to.
 */
code: Code, 
/**
 * What happened, naming the thing; lower case, no full stop.
 */
message: string, 
/**
 * What to do next; empty when there is nothing to do.
 */
hint: string, 
/**
 * The number it is about; none when it is about anything else.
 */
outside?: Outside, };

export type Event = { "type": "changed", 
/**
 * Its place in the history.
 */
seq: number, 
/**
 * What was done.
 */
label: string, 
/**
 * The kinds touched, each once.
 */
kinds: Array<Kind>, 
/**
 * The ids touched.
 */
ids: Array<string>, } | { "type": "replaced" } | { "type": "progress", 
/**
 * The name the caller gave the work.
 */
job: string, 
/**
 * Units done.
 */
done: number, 
/**
 * Units in all; none while unknown.
 */
total: number | null, 
/**
 * What is being done: "Reading contacts".
 */
doing: string, };

export type Ever = "ever" | "never";

export type ExportAge = { 
/**
 * The export.
 */
export: ContactExport, 
/**
 * Days until its people fall off the list; negative when they have; none where no end is known.
 */
days_left: number | null, 
/**
 * Whether the contacts have changed since.
 */
is_stale: boolean, 
/**
 * An error when it has ended, a warning when it ends within 30 days, a note when it is stale.
 */
severity: Severity | null, 
/**
 * All of that in words, and what to do.
 */
sentence: string, 
/**
 * Where the end comes from.
 */
source: Source, };

export type ExportPart = { 
/**
 * Its name.
 */
name: string, 
/**
 * Its size.
 */
bytes: number, };

export type ExportReport = { 
/**
 * The note in the history.
 */
export: ContactExport, 
/**
 * The files for the platform, in order.
 */
files: Array<ExportedFile>, 
/**
 * The file with their checksums, as `sha256sum` writes it.
 */
checksums: string, 
/**
 * The file with those left out and why; none when nobody was.
 */
left_out_to: string | null, 
/**
 * People by what they can be recognized by; one may be there several times.
 */
keys: Array<KeyCount>, 
/**
 * Left out because suppressed.
 */
suppressed: number, 
/**
 * Left out without the consent the platform needs.
 */
no_consent: number, 
/**
 * Left out without anything the platform could recognize them by.
 */
no_key: number, 
/**
 * Left out because that is longer than the platform takes.
 */
too_long: number, 
/**
 * Worth knowing, one sentence each.
 */
remarks: Array<string>, };

export type Exported = { 
/**
 * Its path.
 */
file: string, 
/**
 * Its size.
 */
bytes: number, };

export type ExportedFile = { 
/**
 * Where it is.
 */
file: string, 
/**
 * People in it.
 */
rows: number, 
/**
 * Its size.
 */
bytes: number, 
/**
 * SHA-256 of its bytes, 64 hex digits.
 */
sha256: string, };

export type Fact = { 
/**
 * "Budget", "Launches".
 */
label: string, 
/**
 * "€2,400", "7".
 */
value: string, };

export type Field = "email" | "phone" | "external_id" | "first_name" | "last_name" | "city" | "zip" | "region" | "country" | "language" | "tags" | "products" | "subscribed_on" | "first_order" | "last_order" | "orders" | "spent" | "email_consent" | "sms_consent" | "ad_user_data" | "ad_personalization";

export type Finding = { 
/**
 * The rule.
 */
rule: Rule, 
/**
 * How much it matters.
 */
severity: Severity, 
/**
 * Whose plan.
 */
client: ClientId, 
/**
 * The campaign it stands with, if one.
 */
campaign: CampaignId | null, 
/**
 * The launches concerned, the one to change first.
 */
launches: Array<LaunchId>, 
/**
 * A sentence with the names in it.
 */
sentence: string, 
/**
 * What would mend it.
 */
mend: Mend | null, 
/**
 * Where the rule comes from, when it is not the client's own.
 */
source: Source | null, };

export type FindingRow = { 
/**
 * Its number, which the timeline shows beside the launch.
 */
number: number, 
/**
 * How much it matters.
 */
tone: Tone, 
/**
 * How much it matters, in words.
 */
title: string, 
/**
 * The finding.
 */
text: string, 
/**
 * What would mend it; empty when nothing simple does.
 */
mend: string, };

export type FirstSteps = { 
/**
 * A product is described.
 */
business: boolean, 
/**
 * The case of the advice is saved.
 */
advice: boolean, 
/**
 * There is an audience.
 */
audience: boolean, 
/**
 * A campaign has launches.
 */
launches: boolean, 
/**
 * There is a brief.
 */
brief: boolean, };

export type Font = "site" | "system";

export type ForgetfulVisitors = { 
/**
 * Their share of all visitors of the site.
 */
share: Share, 
/**
 * Where the figure is from: "Matomo, last quarter". May be empty.
 */
note: string, 
/**
 * The day it was read.
 */
on: string, };

export type FoundDates = { 
/**
 * Launches that would stand elsewhere, by their new time; empty when nothing is better.
 */
moves: Array<DateMove>, 
/**
 * The plan as it stands.
 */
before: Measure, 
/**
 * The plan once all is accepted.
 */
after: Measure, 
/**
 * Findings that would be gone.
 */
mended: Array<Finding>, 
/**
 * Findings that would be there, worst first.
 */
left: Array<Finding>, 
/**
 * Whether it is proved that no dates are better.
 */
is_best: boolean, 
/**
 * Launches that were free to move.
 */
free: number, 
/**
 * Launches more than three years off, which were left as they are.
 */
left_out: number, };

export type Frequency = { "kind": "always" } | { "kind": "once_per_session" } | { "kind": "once_per_visitor" } | { "kind": "once_per", 
/**
 * 1 to 365.
 */
n: number, 
/**
 * Of what.
 */
unit: Unit, } | { "kind": "at_most", 
/**
 * 1 to 100.
 */
n: number, };

export type Freshness = { 
/**
 * The opt-outs.
 */
opt_outs: OptOutAge, 
/**
 * The newest export of each list or audience to each destination, the most urgent first.
 */
exports: Array<ExportAge>, };

export type FromFile = { 
/**
 * The file.
 */
file: string, };

export type GalleryEntry = { 
/**
 * The template.
 */
template: WidgetTemplate, 
/**
 * What the script would read of a widget of it in the client's colors, with a code and a last day where it shows one.
 */
config: import("../../embed/src/config").Config, 
/**
 * To whom and when it shows, as a sentence.
 */
display_rule: string, };

export type Gap = { 
/**
 * No sooner than this.
 */
min_hours: number, 
/**
 * Best at this.
 */
ideal_hours: number, 
/**
 * No later than this.
 */
max_hours: number, };

export type GapFit = "too_short" | "fits" | "too_long";

export type Goal = "first_purchase" | "repeat_purchase" | "renewal" | "upsell" | "win_back" | "collect_contacts";

export type GrowthBasis = "joined_on" | "imports" | "both";

export type Has = "any_of" | "all_of" | "none_of";

export type HistoryEntry = { 
/**
 * Its place.
 */
seq: number, 
/**
 * When.
 */
at: string, 
/**
 * Who.
 */
author: string, 
/**
 * On which computer.
 */
device: string, 
/**
 * What.
 */
label: string, 
/**
 * What it touched, at most 12 names.
 */
touched: Array<Touched>, 
/**
 * How many things it touched.
 */
touched_in_all: number, 
/**
 * The change it takes back.
 */
undoes: number | null, 
/**
 * Whether it has been taken back.
 */
undone: boolean, };

export type HistoryPage = { 
/**
 * Changes, newest first.
 */
entries: Array<HistoryEntry>, 
/**
 * Whether there are older ones.
 */
more: boolean, };

export type HistoryQuery = { 
/**
 * Any part of a label or author, any case; empty for all.
 */
text?: string, 
/**
 * Only changes before this one.
 */
before?: number, 
/**
 * At most so many, 1 to 200; 50 without it.
 */
limit?: number, };

export type HistorySeq = { 
/**
 * Its place.
 */
seq: number, };

export type HistoryState = { 
/**
 * What undo would take back.
 */
undo: string | null, 
/**
 * What redo would make again.
 */
redo: string | null, };

export type How = "contains" | "equals" | "begins" | "pattern";

export type ImportReport = { 
/**
 * The list as it is now.
 */
list: ContactList, 
/**
 * Rows read.
 */
rows: number, 
/**
 * People who were not there before.
 */
added: number, 
/**
 * People whose blanks were filled.
 */
merged: number, 
/**
 * Rows that told nothing new.
 */
unchanged: number, 
/**
 * Rows of people who must not be contacted in some channel.
 */
suppressed: number, 
/**
 * People who refused in the file and are suppressed from now on.
 */
opted_out: number, 
/**
 * Rows that could not be used.
 */
rejected: number, 
/**
 * The first of them, at most 50.
 */
rejected_rows: Array<RejectedRow>, 
/**
 * Worth knowing, one sentence each.
 */
remarks: Array<string>, 
/**
 * Counts of the list before.
 */
before: ContactCounts, };

export type JobName = { 
/**
 * The name.
 */
job: string, };

export type Join = "all" | "any" | "none";

export type KeyCount = { 
/**
 * By these fields together.
 */
fields: Array<Field>, 
/**
 * How many.
 */
people: number, };

export type Kind = "settings" | "client" | "product" | "situation" | "contact_list" | "contact_book" | "contact_import" | "contact_export" | "suppression_ledger" | "audience" | "preset" | "campaign" | "launch" | "widget_template" | "widget" | "brief";

export type Known = "known" | "unknown";

export type Kpi = "orders" | "revenue" | "click_rate" | "conversion_rate" | "new_contacts" | "renewals";

export type Lane = { 
/**
 * The campaign.
 */
campaign: CampaignId, 
/**
 * Its launches by time, then id.
 */
launches: Array<LaneLaunch>, };

export type LaneLaunch = { 
/**
 * The launch.
 */
launch: LaunchId, 
/**
 * When it starts, local time.
 */
at: string, 
/**
 * The last day on which it is running.
 */
last_day: string, 
/**
 * The instant it stands for.
 */
instant: string, 
/**
 * What daylight saving did to it.
 */
clock_change: ClockChange | null, 
/**
 * Minutes since the launch before it; none for the first.
 */
gap_minutes: number | null, 
/**
 * What was wanted.
 */
gap_wanted: Gap | null, 
/**
 * How the two stand to each other; none where nothing was wanted.
 */
fit: GapFit | null, };

export type Launch = { 
/**
 * Its id.
 */
id: LaunchId, 
/**
 * The campaign it belongs to.
 */
campaign: CampaignId, 
/**
 * 1 to 120 characters, "Refill 2".
 */
name: string, 
/**
 * Where it happens.
 */
channel: Channel, 
/**
 * When it starts: local time in the client's zone, whole minutes.
 */
at: string, 
/**
 * How many days ads run, 1 to 366; a send has 1.
 */
flight_days: number, 
/**
 * Time since the launch before it in the same campaign; none takes the campaign's cadence.
 */
gap: Gap | null, 
/**
 * What it says.
 */
message: Message, 
/**
 * Where it leads; empty takes the campaign's landing page.
 */
landing: string, 
/**
 * What it costs.
 */
cost: Money, 
/**
 * Whether the client has already announced it: suggestions then leave it where it is.
 */
announced: boolean, };

export type LaunchAt = { 
/**
 * Which.
 */
id: LaunchId, 
/**
 * Local time.
 */
to: string, };

export type LaunchDraft = { 
/**
 * The campaign.
 */
campaign: CampaignId, 
/**
 * Its name; the campaign's with a number without one.
 */
name?: string, 
/**
 * Where it happens; the campaign's first channel without one.
 */
channel?: Channel, 
/**
 * When it starts, local time.
 */
at: string, 
/**
 * Days ads run; 1 without it.
 */
flight_days?: number, 
/**
 * What it says.
 */
message?: Message, 
/**
 * What it costs; nothing without it.
 */
cost?: Money, };

export type LaunchId = string;

export type LaunchLink = { 
/**
 * The launch.
 */
launch: LaunchId, 
/**
 * Its tags.
 */
utm: UtmSet, 
/**
 * The whole link; none when it leads nowhere.
 */
link: string | null, };

export type LaunchMove = { 
/**
 * Which.
 */
id: LaunchId, 
/**
 * Where to, local time.
 */
to: string, 
/**
 * What moves with it.
 */
carry?: Carry, };

export type LaunchRef = { 
/**
 * Which one.
 */
id: LaunchId, };

export type LaunchRow = { 
/**
 * "Tue 12 May 2026".
 */
day: string, 
/**
 * "10:00", or "09:00, runs 7 days".
 */
time: string, 
/**
 * Its name.
 */
name: string, 
/**
 * "e-mail".
 */
channel: string, 
/**
 * The time since the launch before it; empty for the first.
 */
gap: string, 
/**
 * What that time should be: "5 d to 10 d, best 7 d".
 */
gap_wanted: string, 
/**
 * Subject of a message, headline of an ad.
 */
subject: string, 
/**
 * What it says.
 */
body: string, 
/**
 * The words on its button.
 */
button: string, 
/**
 * Where it leads, with its tags; none when it leads nowhere yet.
 */
link: string | null, 
/**
 * What it costs.
 */
cost: string, };

export type LaunchShift = { 
/**
 * Which.
 */
ids: Array<LaunchId>, 
/**
 * Minutes later; negative for earlier.
 */
minutes: number, };

export type LaunchTouches = { 
/**
 * First day of the week.
 */
week: string, 
/**
 * The audience of its campaign.
 */
audience: AudienceId, 
/**
 * The launch.
 */
launch: LaunchId, 
/**
 * Its days in this week; 1 for a message.
 */
touches: number, };

export type LaunchTrial = { 
/**
 * What would be found about it there.
 */
findings: Array<Finding>, 
/**
 * The plan as it stands.
 */
before: Measure, 
/**
 * The plan with the launch there.
 */
after: Measure, };

export type LaunchView = { 
/**
 * The launch.
 */
launch: Launch, 
/**
 * The instant it stands for.
 */
instant: string, 
/**
 * What daylight saving did to it.
 */
clock_change: ClockChange | null, 
/**
 * Minutes since the launch before it; none for the first.
 */
gap_minutes: number | null, 
/**
 * Where it leads, with its tags; none when nowhere.
 */
link: string | null, 
/**
 * People it reaches; none without an audience.
 */
reach: number | null, 
/**
 * What was found in it.
 */
findings: Array<Finding>, };

export type LaunchWhy = { 
/**
 * Where the wanted gap alone would put it, local time; none for a first launch and where nothing is wanted.
 */
ideal: string | null, 
/**
 * The first allowed time from there on; none where there is no ideal.
 */
best: string | null, 
/**
 * What speaks for and against it, one sentence each.
 */
because: Array<string>, 
/**
 * The days up to two weeks around its own: what each would bring while all others stay, or what forbids it. Empty
 * for a launch that is over.
 */
nearby: Array<DayWorth>, 
/**
 * Where it comes from that a gap nearer to the ideal is worth more.
 */
nearby_source: Source, };

export type Law = { 
/**
 * Its id.
 */
id: string, 
/**
 * Where it holds: `US`, `US-FL`.
 */
place: string, 
/**
 * That place in words.
 */
place_name: string, 
/**
 * The channel it is about.
 */
channel: Channel, 
/**
 * When messages are allowed; a weekday that is not named allows none.
 */
hours: Array<LawHours>, 
/**
 * What to tell the person.
 */
law: string, 
/**
 * Where sources disagree, or what is not checked; may be empty.
 */
note: string, 
/**
 * Who says so.
 */
source: Source, };

export type LawChange = { 
/**
 * The law's id.
 */
law: string, 
/**
 * Whether launches are no longer checked against it.
 */
off: boolean, 
/**
 * Other hours than those on file; none keeps them.
 */
hours: Array<LawHours> | null, 
/**
 * Other days of notice than those on file; none keeps them.
 */
notice: NoticeDays | null, };

export type LawHours = { 
/**
 * The weekdays; a day that no part names allows nothing.
 */
days: Array<"Mon" | "Tue" | "Wed" | "Thu" | "Fri" | "Sat" | "Sun">, 
/**
 * First allowed minute.
 */
from: string, 
/**
 * First minute no longer allowed; later than `from`.
 */
until: string, };

export type LawView = { 
/**
 * As it is on file.
 */
law: Law, 
/**
 * Whether launches are checked against it, while laws are checked at all.
 */
on: boolean, 
/**
 * Whether its hours are other ones than those on file.
 */
changed: boolean, 
/**
 * The hours that count.
 */
hours: Array<LawHours>, 
/**
 * Names of the clients it holds for.
 */
clients: Array<string>, };

export type Laying = { 
/**
 * Where the gaps come from.
 */
cadence: Cadence, 
/**
 * The moment the ladder counts from, local time.
 */
anchor: string, 
/**
 * How many launches a steady cadence lays, 1 to 200; 4 without one.
 */
count?: number, };

export type Layout = "popup" | "floating_box" | "bar_top" | "bar_bottom" | "slide_in" | "full_screen" | "launcher" | "embedded";

export type LibraryPicture = { 
/**
 * Its name, by which a block has it.
 */
name: string, 
/**
 * It in the colors asked for, as an address that an image can have.
 */
address: string, };

export type Matching = "all" | "any";

export type MaybeOfClient = { 
/**
 * The client; none for all.
 */
client?: ClientId, };

export type Meaning = Field | ConsentNote;

export type Measure = { 
/**
 * People reached by the launches from tomorrow on, each counted as far as its gap lets a launch have its effect.
 * An index for comparing dates of one plan, not a forecast.
 */
people: number, 
/**
 * What `people` would be if every launch stood at its ideal gap.
 */
people_at_best: number, 
/**
 * For each cap of the contact policy, in its order: the most touches a person gets in any of its windows.
 */
touches: Array<number>, };

export type Membership = "in" | "not_in";

export type Mend = { 
/**
 * The words on the button: "Move to Thu 14 May, 10:00".
 */
label: string, 
/**
 * What the button does.
 */
action: MendAction, };

export type MendAction = { "do": "move_launch", 
/**
 * Which.
 */
launch: LaunchId, 
/**
 * Where to, local time.
 */
to: string, } | { "do": "raise_budget", 
/**
 * Which.
 */
campaign: CampaignId, 
/**
 * The new budget in minor units.
 */
minor: number, } | { "do": "add_channel", 
/**
 * Which.
 */
campaign: CampaignId, 
/**
 * The channel.
 */
channel: Channel, } | { "do": "exclude", 
/**
 * The audience that loses people.
 */
audience: AudienceId, 
/**
 * The people it loses.
 */
excluded: AudienceId, } | { "do": "extend_offer", 
/**
 * Which campaign's.
 */
campaign: CampaignId, 
/**
 * First day.
 */
first: string, 
/**
 * Last day.
 */
last: string, } | { "do": "open", 
/**
 * The screen: `audiences`, `plan`, `clients`.
 */
screen: string, 
/**
 * The thing to select there, if any.
 */
id: string | null, };

export type MergePolicies = { [key in Field]?: MergePolicy };

export type MergePolicy = "fill" | "overwrite" | "skip";

export type Message = { 
/**
 * Subject of a message, headline of an ad.
 */
subject: string, 
/**
 * What it says.
 */
body: string, 
/**
 * The words on its button.
 */
call_to_action: string, };

export type Money = { 
/**
 * Minor units; may be negative for a correction, within ±10¹⁵.
 */
minor: number, 
/**
 * The currency of the client.
 */
currency: Currency, };

export type MonthBudget = { 
/**
 * First day of the month.
 */
month: string, 
/**
 * Sum of the costs in minor units; a flight counts where it starts.
 */
minor: number, };

export type NamedDay = { 
/**
 * "Black Friday". Several days of a year may share one: "Mother's Day" is kept on many.
 */
name: string, 
/**
 * Which day.
 */
day: string, 
/**
 * The rule it follows.
 */
rule: string, 
/**
 * Where it is kept, as ISO 3166-1 letters; empty for everywhere.
 */
countries: Array<string>, 
/**
 * Whether it is kept in the country asked for, or everywhere.
 */
here: boolean, 
/**
 * What a planner must know of it: that it is only expected, or begins the evening before; may be empty.
 */
note: string, 
/**
 * Where the rule comes from and how sure the day is.
 */
source: Source, };

export type NextLaunch = { 
/**
 * The launch.
 */
launch: Launch, 
/**
 * Its campaign.
 */
campaign: Campaign, 
/**
 * Whose it is.
 */
client: ClientId, 
/**
 * The client's name.
 */
client_name: string, 
/**
 * Days from today in the client's zone; 0 is today.
 */
in_days: number, 
/**
 * People it reaches; none without an audience.
 */
reach: number | null, };

export type NextStep = { 
/**
 * The sentence.
 */
text: string, 
/**
 * What in Reprise carries it out; none when it is done elsewhere.
 */
by: Deed | null, };

export type Nothing = Record<string, never>;

export type Notice = { 
/**
 * Its id; no other law on file has it.
 */
id: string, 
/**
 * Where it holds: `US-CA`.
 */
place: string, 
/**
 * That place in words.
 */
place_name: string, 
/**
 * What must be about to end.
 */
end: End, 
/**
 * Terms of so many months or more are meant; 0 for all.
 */
least_months: number, 
/**
 * When the notice must arrive.
 */
days: NoticeDays, 
/**
 * What to tell the person.
 */
law: string, 
/**
 * What is not checked; may be empty.
 */
note: string, 
/**
 * Who says so.
 */
source: Source, };

export type NoticeDays = { 
/**
 * The first day: so many days before, 1 to 365, at least `latest`.
 */
earliest: number, 
/**
 * The last day: so many days before, 0 to 365.
 */
latest: number, };

export type NoticeView = { 
/**
 * As it is on file.
 */
notice: Notice, 
/**
 * Whether campaigns are checked against it, while laws are checked at all.
 */
on: boolean, 
/**
 * Whether its days are other ones than those on file.
 */
changed: boolean, 
/**
 * The days that count.
 */
days: NoticeDays, 
/**
 * Names of the clients it holds for.
 */
clients: Array<string>, };

export type NumberTest = { "op": "is", 
/**
 * The number.
 */
value: number, } | { "op": "at_least", 
/**
 * The number.
 */
value: number, } | { "op": "at_most", 
/**
 * The number.
 */
value: number, } | { "op": "more_than", 
/**
 * The number.
 */
value: number, } | { "op": "less_than", 
/**
 * The number.
 */
value: number, } | { "op": "between", 
/**
 * The lower.
 */
low: number, 
/**
 * The higher.
 */
high: number, };

export type ObjectId = string;

export type Objective = { 
/**
 * What is wanted.
 */
goal: Goal, 
/**
 * How it is measured.
 */
kpi: Kpi, 
/**
 * The number wanted, in the KPI's unit (orders, people, per mille for rates); none while open.
 */
target: number | null, };

export type OfCampaign = { 
/**
 * The campaign.
 */
campaign: CampaignId, };

export type OfClient = { 
/**
 * The client.
 */
client: ClientId, };

export type Offer = { 
/**
 * "20% off your next bag"; may be empty: not every campaign needs an incentive.
 */
headline: string, 
/**
 * Code to redeem it; empty without one.
 */
promo_code: string, 
/**
 * Days on which it can be redeemed.
 */
valid: Period | null, 
/**
 * Terms in the client's words.
 */
terms: string, };

export type OptOutAge = { 
/**
 * Day an opt-out file was last taken in; none when never.
 */
refreshed: string | null, 
/**
 * Days since then.
 */
days: number | null, 
/**
 * Business days since then.
 */
business_days: number | null, 
/**
 * A warning beyond what bulk mail asks for, or when there never was one; an error beyond what the law asks for;
 * none while they are fresh.
 */
severity: Severity | null, 
/**
 * All of that in words, and what to do.
 */
sentence: string, 
/**
 * Where the limit comes from.
 */
source: Source, };

export type OrderMeasure = "orders" | "spent" | "average_order";

export type OrderRhythm = { 
/**
 * Days, rounded to the nearest; the median, because few who order rarely pull a mean far up.
 */
median_days: number, 
/**
 * People it was counted on: with three orders or more.
 */
buyers: number, };

export type Outside = { 
/**
 * The field, as the request has it: `source.lookback_days`. A rule leaves out the places in lists.
 */
field: string, 
/**
 * Lowest allowed; none where nothing but the machine has a limit. An amount counts in minor units.
 */
low: number | null, 
/**
 * Highest allowed; none as with `low`.
 */
high: number | null, };

export type Over = "stop" | "say";

export type OverlapAudience = { 
/**
 * Its id.
 */
id: AudienceId, 
/**
 * Its name.
 */
name: string, 
/**
 * How many people, without whom it leaves out.
 */
people: number, 
/**
 * What that figure rests on.
 */
basis: Basis, };

export type OverlapPair = { 
/**
 * Place of the older one among the audiences.
 */
one: number, 
/**
 * Place of the younger one.
 */
other: number, 
/**
 * How many people they share.
 */
shared: SharedPeople, 
/**
 * Share of the older one's people who are in the younger one too; none where it has nobody.
 */
of_one: Share | null, 
/**
 * Share of the younger one's people who are in the older one too; none where it has nobody.
 */
of_other: Share | null, 
/**
 * Days between the two launches ahead, one to each, that stand nearest to one another; none where either has none.
 */
days_between: number | null, };

export type Overview = { 
/**
 * Each client, most urgent first, then by name.
 */
clients: Array<ClientCard>, 
/**
 * The next launches of all, soonest first, at most 12.
 */
next_launches: Array<NextLaunch>, 
/**
 * The worst open findings, at most 12.
 */
findings: Array<Finding>, };

export type PageKind = "home" | "product" | "cart" | "checkout" | "other";

export type Period = { 
/**
 * First day.
 */
first: string, 
/**
 * Last day, not before the first.
 */
last: string, };

export type Picture = { "from": "library", 
/**
 * Its name.
 */
name: string, } | { "from": "own", 
/**
 * Its file.
 */
id: ObjectId, } | { "from": "web", 
/**
 * Its address, https only.
 */
address: string, };

export type Place = "top" | "side" | "inline";

export type PlanView = { 
/**
 * The client.
 */
client: Client, 
/**
 * Today in the client's zone.
 */
today: string, 
/**
 * Campaigns that are not archived, in the order of their lanes, then those without launches.
 */
campaigns: Array<Campaign>, 
/**
 * Their launches.
 */
launches: Array<Launch>, 
/**
 * Lanes in the order of their first launch.
 */
lanes: Array<Lane>, 
/**
 * Audiences with their sizes.
 */
audiences: Array<AudienceView>, 
/**
 * What was found, worst first.
 */
findings: Array<Finding>, 
/**
 * The most touches one person gets, by week.
 */
pressure: Array<WeekPressure>, 
/**
 * What launches cost, by month.
 */
budget: Array<MonthBudget>, 
/**
 * Where each launch leads, with its tags.
 */
links: { [key in LaunchId]: string }, };

export type PlannedLaunch = { 
/**
 * Its name.
 */
name: string, 
/**
 * Where it happens.
 */
channel: Channel, 
/**
 * When it starts, local time.
 */
at: string, 
/**
 * How many days ads run.
 */
flight_days: number, 
/**
 * Time since the launch before it; none for the first.
 */
gap: Gap | null, 
/**
 * What it says.
 */
message: Message, 
/**
 * When the ladder alone would have put it, if it had to give way to quiet hours, blackouts or the launch before.
 */
wished: string | null, 
/**
 * What it gave way to, as the end of a sentence: "in the quiet hours of e-mail (21:00–08:00)"; empty when it did not.
 */
gave_way_to: string, };

export type Platform = "google" | "meta" | "microsoft" | "linkedin" | "tiktok" | "x" | "pinterest" | "snapchat";

export type PlatformFile = { 
/**
 * The platform.
 */
platform: Destination, 
/**
 * What such a list is called there.
 */
name: string, 
/**
 * What to know before taking a file there.
 */
about: string, 
/**
 * Names of its columns, in order.
 */
columns: Array<string>, 
/**
 * Whether it takes values hashed, plain or either way; the usual one first.
 */
values: Array<Values>, 
/**
 * What may be switched, by name.
 */
switches: Array<PlatformSwitch>, 
/**
 * The consents it needs.
 */
consent: Array<Field>, 
/**
 * Least matched people before it serves; none for the client's own mail.
 */
minimum: number | null, 
/**
 * Most people in a file; more go into several.
 */
most_rows: number | null, 
/**
 * Most bytes of a file; more go into several.
 */
most_bytes: number | null, 
/**
 * Days until uploaded people fall off the list; none where no end is known.
 */
expires_after_days: number | null, 
/**
 * How long a list lives there, in a sentence.
 */
expiry: string, 
/**
 * The page the form of the file comes from.
 */
url: string, 
/**
 * Day on which the profile was last held against it.
 */
read: string, 
/**
 * Who says so, when, and how much it can bear.
 */
source: Source, };

export type PlatformFit = { 
/**
 * The platform.
 */
platform: Platform, 
/**
 * Least matched people before it serves.
 */
minimum: number, 
/**
 * Share expected to be matched, low and high; all for visitors and engagers already on the platform.
 */
match_rate: [Share, Share], 
/**
 * People it could be given: of contacts, those with the consent it needs.
 */
usable: number, 
/**
 * People it could be given but for a consent that nobody asked for yet.
 */
unanswered: number, 
/**
 * Share of the matched who are active in the time the platform counts, low and high; all where it counts none.
 */
active: [Share, Share], 
/**
 * Matched, active people expected at the low rates, rounded down.
 */
matched_low: number, 
/**
 * Matched, active people expected at the high rates, rounded down.
 */
matched_high: number, 
/**
 * The answer.
 */
enough: Enough, 
/**
 * Days until it is surely enough, at the growth of the last 90 days; none where it is or does not grow.
 */
days_until: number | null, 
/**
 * Where the minimum comes from.
 */
source: Source, };

export type PlatformSwitch = { 
/**
 * Its name in requests.
 */
name: string, 
/**
 * What it does when on.
 */
about: string, 
/**
 * Whether it is on when nobody says anything.
 */
usual: boolean, };

export type Play = "recency" | "cart" | "browse" | "post_purchase" | "replenishment" | "renewal" | "win_back" | "regular" | "seasonal";

export type Precedence = { 
/**
 * The one that comes first.
 */
campaign: CampaignId, 
/**
 * Days from its last launch to the first launch of this one, 0 to 366.
 */
lag_days: number, };

export type Present = "replace" | "keep";

export type Preset = { 
/**
 * Its id.
 */
id: PresetId, 
/**
 * "Cart saver".
 */
name: string, 
/**
 * The strategy it is usual for.
 */
strategy: Strategy, 
/**
 * The play it belongs to.
 */
play: Play, 
/**
 * What it does, in one or two sentences.
 */
about: string, 
/**
 * What its times count from: "the day of the renewal".
 */
anchor: string, 
/**
 * Where it comes from.
 */
source: Source, 
/**
 * What it was copied from; none for those that come with Reprise, which stay as they are.
 */
copied_from: PresetId | null, 
/**
 * Its launches, in order.
 */
steps: Array<PresetStep>, };

export type PresetDraft = { 
/**
 * The one to copy.
 */
from: PresetId, 
/**
 * Its name; that of the one copied, marked as a copy, without it.
 */
name?: string, 
/**
 * What it does.
 */
about?: string, 
/**
 * What its times count from.
 */
anchor?: string, 
/**
 * Its launches, in order.
 */
steps?: Array<PresetStep>, };

export type PresetField = "name" | "about" | "anchor" | "source" | "steps" | "offset" | "flight" | "gap" | "message";

export type PresetId = string;

export type PresetProblem = { 
/**
 * Place of the step, from 0; none for the ladder itself.
 */
step: number | null, 
/**
 * The field.
 */
field: PresetField, 
/**
 * What is wrong, beside the field.
 */
sentence: string, };

export type PresetRef = { 
/**
 * Which one.
 */
id: PresetId, };

export type PresetStep = { 
/**
 * "Three quarters used".
 */
name: string, 
/**
 * Hours after the anchor; negative before it. At most two years away.
 */
after_hours: number | null, 
/**
 * Share of the product's cycle after the anchor, in percent, at most 1,000.
 */
cycle_percent: number | null, 
/**
 * Its usual channel.
 */
channel: Channel, 
/**
 * How many days ads run; 1 for a send.
 */
flight_days: number, 
/**
 * Time since the launch before it; none for the first. Of cycle steps for a cycle of four weeks, stretched with it.
 */
gap: Gap | null, 
/**
 * Words to begin with; `{product}` stands for the product's name.
 */
message: Message, };

export type Pressure = { 
/**
 * Today in the client's zone.
 */
today: string, 
/**
 * The caps looked at, in the order of the contact policy: all of them, or those of the channels counted.
 */
caps: Array<Cap>, 
/**
 * First days of the weeks from the first touch to the last, weeks between them included.
 */
weeks: Array<string>, 
/**
 * Audiences that get touches, oldest first.
 */
audiences: Array<PressureRow>, 
/**
 * People in two audiences, and in as many as one person may be in: the one furthest over a cap
 * (or nearest to it) first, then the one with most touches, then by their audiences.
 */
overlaps: Array<PressureRow>, 
/**
 * Overlaps under less pressure than those, which are not listed.
 */
overlaps_left_out: number, 
/**
 * Sets of audiences that cells refer to.
 */
groups: Array<Array<AudienceId>>, 
/**
 * What each week is made of, by week, then the launch's time.
 */
launches: Array<LaunchTouches>, 
/**
 * Launches of live campaigns that have no audience: they touch people nobody has named.
 */
without_audience: number, };

export type PressureCell = { 
/**
 * First day of the week.
 */
week: string, 
/**
 * Most touches a person of the row gets in it.
 */
touches: number, 
/**
 * The same by channel, owned ones first.
 */
channels: Array<ChannelTouches>, 
/**
 * Which of the groups that person is in: the touches come from campaigns to its audiences.
 */
group: number, 
/**
 * For each cap that is broken with touches of this week: the fullest such window.
 */
over: Array<CapWindow>, };

export type PressureOf = { 
/**
 * The client.
 */
client: ClientId, 
/**
 * Counts only touches in these channels, and looks only at their caps; all without any.
 */
channels?: Array<Channel>, };

export type PressureRow = { 
/**
 * One audience, or the two or more whose common people these are, oldest first.
 */
audiences: Array<AudienceId>, 
/**
 * `Buyers`, `Buyers + Newsletter`.
 */
name: string, 
/**
 * How many people these are; none where it cannot be counted.
 */
people: number | null, 
/**
 * What that figure rests on; none where there is none.
 */
basis: Basis | null, 
/**
 * Weeks with touches, in order.
 */
cells: Array<PressureCell>, 
/**
 * The fullest window of each cap that counts at least one of the touches, in the order of the caps.
 */
windows: Array<CapWindow>, };

export type PreviewCounts = { 
/**
 * Rows read.
 */
rows: number, 
/**
 * People who are not there yet.
 */
added: number, 
/**
 * Rows that would change somebody.
 */
merged: number, 
/**
 * Rows that tell nothing new.
 */
unchanged: number, 
/**
 * Rows that cannot be used.
 */
rejected: number, 
/**
 * Rows of people who must not be contacted in some channel.
 */
suppressed: number, 
/**
 * People who refuse in the file and had not before.
 */
refused: number, 
/**
 * Worth knowing, one sentence each.
 */
remarks: Array<string>, 
/**
 * The first rows that cannot be used, at most 50.
 */
rejected_rows: Array<RejectedRow>, };

export type Product = { 
/**
 * Its id.
 */
id: ProductId, 
/**
 * Whose it is.
 */
client: ClientId, 
/**
 * 1 to 120 characters.
 */
name: string, 
/**
 * Price of one purchase.
 */
price: Money, 
/**
 * What is left of the price after its own costs.
 */
margin: Share, 
/**
 * How it is bought.
 */
purchase: Purchase, 
/**
 * Its page; may be empty.
 */
page: string, };

export type ProductDraft = { 
/**
 * Whose.
 */
client: ClientId, 
/**
 * Its name.
 */
name: string, 
/**
 * Price of one purchase; nothing without one.
 */
price?: Money, 
/**
 * What is left of the price; half without one.
 */
margin?: Share, 
/**
 * How it is bought.
 */
purchase: Purchase, 
/**
 * Its page.
 */
page?: string, };

export type ProductId = string;

export type ProductRef = { 
/**
 * Which one.
 */
id: ProductId, };

export type Purchase = { "how": "once", 
/**
 * How many days people usually think it over, 1 to 730.
 */
consideration_days: number, } | { "how": "used_up", 
/**
 * How many days one purchase lasts, 1 to 730.
 */
every_days: number, } | { "how": "subscribed", 
/**
 * How often it renews.
 */
renewal: RenewalPeriod, };

export type QuietHours = { 
/**
 * The channel.
 */
channel: Channel, 
/**
 * First quiet minute.
 */
from: string, 
/**
 * First minute that is allowed again. Earlier than `from` crosses midnight; equal is no quiet time at all.
 */
until: string, };

export type Reach = "visitors_who_did_not_buy" | "subscribers_who_did_not_buy" | "buyers" | "everyone";

export type Reachable = { 
/**
 * The channel.
 */
channel: Channel, 
/**
 * How many, with granted consent. A suppressed person's consent is denied.
 */
people: number, 
/**
 * How many have an address there but no granted consent.
 */
without_consent: number, };

export type Reading = { 
/**
 * Name of the encoding, such as `windows-1251`.
 */
encoding?: string, 
/**
 * What separates the fields: one character.
 */
delimiter?: string, 
/**
 * Whether the first row names the columns.
 */
has_header?: boolean, };

export type Reason = { 
/**
 * The rule it comes from, by its id in the rule file.
 */
rule: string, 
/**
 * The sentence, with the case's figures in it.
 */
text: string, 
/**
 * Which strategy it speaks for; none when it speaks against both.
 */
favors: Strategy | null, 
/**
 * How heavily it weighs, 1 to 10.
 */
weight: number, 
/**
 * Where the rule comes from and how strong it is.
 */
source: Source, };

export type Recognized = { 
/**
 * At least so many, if many use a browser that forgets.
 */
low: number, 
/**
 * At most so many.
 */
high: number, 
/**
 * Browser by browser, those that keep longest first.
 */
browsers: Array<BrowserReach>, 
/**
 * Whether the shares are the client's own figures.
 */
is_own: boolean, 
/**
 * Where the shares come from, and the days unless the shares are the client's own.
 */
source: Source, };

export type RejectedRow = { 
/**
 * Its line in the file, from 1.
 */
line: number, 
/**
 * Why.
 */
reason: string, 
/**
 * What it held, shortened.
 */
row: string, };

export type RenewalPeriod = "monthly" | "quarterly" | "half_yearly" | "yearly";

export type Rule = "gap_too_short" | "gap_too_long" | "contact_policy" | "quiet_hours" | "blackout" | "season" | "precedence" | "budget" | "clock_change" | "channel_not_planned" | "audience_too_small" | "nobody_reachable" | "no_audience" | "no_launches" | "exclusion_missing" | "offer_expired" | "strategy_mismatch" | "no_landing" | "legal_window";

export type RuleWords = { 
/**
 * One a condition, in their order: "the visitor is new".
 */
conditions: Array<string>, 
/**
 * One a trigger, in their order: "after 8 seconds on the page".
 */
triggers: Array<string>, 
/**
 * "once per session".
 */
frequency: string, 
/**
 * "7 days"; empty when it does not rest after closing.
 */
rest: string, 
/**
 * The days on which it may show: "every day", "no day", "between 4 May 2026 and 18 May 2026".
 */
days: string, };

export type Rules = { 
/**
 * Whether every condition must hold, or one.
 */
match: Matching, 
/**
 * Which visits; every visit without any.
 */
conditions: Array<Condition>, 
/**
 * Whether people who signed up no longer see it.
 */
stop_subscribers: boolean, 
/**
 * Whether people who bought no longer see it.
 */
stop_converted: boolean, 
/**
 * Days for which it rests when it was closed; 0 to 365, none for 0.
 */
pause_after_close_days: number, 
/**
 * What makes it show: any of them.
 */
triggers: Array<Trigger>, };

export type Schedule = { "on": "always" } | { "on": "launches", 
/**
 * 0 to 90 days in which people may still come from the last launch.
 */
days_after: number, } | { "on": "days", 
/**
 * 1 to 20 periods.
 */
periods: Array<Period>, };

export type ScriptConfig = { 
/**
 * The whole script with the widget in it, as an export would write it.
 */
script: string, 
/**
 * The script alone; empty where it has not been built.
 */
runtime: string, 
/**
 * Its second file, for games.
 */
games: string, };

export type SearchHit = { 
/**
 * What it is.
 */
kind: Kind, 
/**
 * Which.
 */
id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Whose it is.
 */
client: ClientId, 
/**
 * The client's name, and the campaign's for a launch.
 */
place: string, };

export type SearchText = { 
/**
 * Any part of a name, any case; empty finds nothing.
 */
text: string, };

export type Season = { 
/**
 * "Mother's Day".
 */
name: string, 
/**
 * First and last day a launch may have.
 */
period: Period, };

export type SeasonYear = { 
/**
 * 2000 to 2100.
 */
year: number, 
/**
 * The client whose country's days are marked; none marks those kept everywhere.
 */
client?: ClientId, };

export type Section = { 
/**
 * Heading without its number.
 */
heading: string, 
/**
 * What stands under it, in order. Empty sections are left out by the engine.
 */
blocks: Array<Block>, };

export type Segment = { 
/**
 * A word that no other segment of the game has.
 */
id: string, 
/**
 * What redeems it; empty for a blank.
 */
code: string, 
/**
 * How often it comes, against the others; 1 to 1,000.
 */
weight: number, };

export type Settings = { 
/**
 * Name written into the history; empty takes the name of the account on this computer.
 */
author: string, 
/**
 * How the program looks.
 */
appearance: Appearance, 
/**
 * Whether launches are checked against the legal windows where the client's people are.
 */
legal_windows: boolean, 
/**
 * What is changed about single laws on file, each once.
 */
law_changes: Array<LawChange>, 
/**
 * Whether the five steps of the first plan are shown on the overview.
 */
first_steps: boolean, };

export type Severity = "note" | "warning" | "error";

export type Share = number;

export type SharedPeople = { 
/**
 * How many: counted, or the estimate between the bounds.
 */
people: number, 
/**
 * At least so many.
 */
low: number, 
/**
 * At most so many.
 */
high: number, 
/**
 * What the figure rests on; measured figures have no room between their bounds.
 */
basis: Basis, };

export type Shop = { 
/**
 * Whose it is.
 */
name: string, 
/**
 * Its first page.
 */
home: string, 
/**
 * The client's zone.
 */
zone: string, 
/**
 * Its currency: "EUR".
 */
currency: string, 
/**
 * What it sells.
 */
products: Array<ShopProduct>, 
/**
 * Its pages: the usual four first, then those that rules name.
 */
pages: Array<ShopPage>, 
/**
 * Selectors of the places that embedded widgets look for.
 */
places: Array<string>, 
/**
 * Selectors of what visitors click to see a widget.
 */
clicks: Array<string>, };

export type ShopPage = { 
/**
 * What kind of page it is.
 */
kind: PageKind, 
/**
 * What it is called.
 */
name: string, 
/**
 * Its address.
 */
address: string, };

export type ShopProduct = { 
/**
 * Its name.
 */
name: string, 
/**
 * Its price in words: "€32.00".
 */
price: string, 
/**
 * Its price in the currency's main unit.
 */
value: number, };

export type SiteKind = { 
/**
 * "WordPress".
 */
name: string, 
/**
 * In their order.
 */
steps: Array<SiteStep>, };

export type SiteStep = { 
/**
 * What, with code between backticks.
 */
text: string, 
/**
 * What is to be pasted; empty when nothing is.
 */
code: string, };

export type Situation = { 
/**
 * The client it is about; also its id: a client has one.
 */
client: ClientId, 
/**
 * The product it is about, when one is chosen.
 */
product: ProductId | null, 
/**
 * How it is bought.
 */
purchase: Purchase, 
/**
 * Price of one purchase.
 */
price: Money, 
/**
 * Who is to be reached.
 */
reach: Reach, 
/**
 * E-mail addresses known.
 */
emails: number, 
/**
 * Phone numbers known.
 */
phones: number, 
/**
 * Share of the known people who agreed to be contacted; none when nobody recorded it.
 */
consented: Share | null, 
/**
 * Visitors of the site in 30 days.
 */
monthly_visitors: number, 
/**
 * Whether the site has a tag and asks for cookie consent, so that visitors can be retargeted.
 */
visitors_tagged: boolean, 
/**
 * Channels in use today.
 */
channels: Array<Channel>, 
/**
 * What can be spent in 30 days.
 */
monthly_budget: Money, };

export type SituationOf = { 
/**
 * The client.
 */
client: ClientId, 
/**
 * The product a new case begins with; the client's first without one.
 */
product?: ProductId, };

export type Source = { 
/**
 * Who says so, short enough to stand beside the fact.
 */
name: string, 
/**
 * When it was said or last read, as precise as known: `2025`, `2025-04-07`.
 */
date: string, 
/**
 * How much it can bear.
 */
strength: Strength, };

export type Strategy = "retargeting" | "remarketing";

export type Strength = "weak" | "moderate" | "strong";

export type SuppressReport = { 
/**
 * Rows read.
 */
rows: number, 
/**
 * Addresses suppressed now that were not before.
 */
added: number, 
/**
 * Rows whose people were suppressed already.
 */
known: number, 
/**
 * Rows without an address, number or customer number.
 */
rejected: number, 
/**
 * The lines of the first of them, at most 50.
 */
rejected_lines: Array<number>, };

export type Suppressed = { "by": "email", "value": string } | { "by": "phone", "value": string } | { "by": "external_id", "value": string } | { "by": "hash", "value": string };

export type SuppressionAct = "opt_out" | "bounce" | "complaint" | "erasure" | "lift";

export type SuppressionAdd = { 
/**
 * Whose person.
 */
client: ClientId, 
/**
 * E-mail, phone or customer number.
 */
address: string, 
/**
 * Why: the person opted out, mail bounced, or the person complained.
 */
reason: SuppressionAct, 
/**
 * In which channel; in all of them without it.
 */
channel?: Channel, 
/**
 * Where it is known from; may be left out.
 */
note?: string, 
/**
 * Country of a phone number written without one, ISO 3166-1 alpha-2.
 */
country?: string, };

export type SuppressionEntry = { 
/**
 * Who.
 */
who: Suppressed, 
/**
 * In which channel; none means in all of them.
 */
channel: Channel | null, 
/**
 * Why, or that it is over.
 */
act: SuppressionAct, 
/**
 * When it was entered, in the client's zone.
 */
at: string, 
/**
 * Who entered it.
 */
author: string, 
/**
 * The file it came from, or the reason for lifting; may be empty otherwise, and is once the person is erased.
 */
note: string, };

export type SuppressionLift = { 
/**
 * Whose person.
 */
client: ClientId, 
/**
 * E-mail, phone or customer number.
 */
address: string, 
/**
 * Why contacting is allowed again.
 */
reason: string, 
/**
 * In which channel; in all of them without it.
 */
channel?: Channel, 
/**
 * Country of a phone number written without one, ISO 3166-1 alpha-2.
 */
country?: string, };

export type SuppressionPage = { 
/**
 * The entries.
 */
entries: Array<SuppressionEntry>, 
/**
 * Entries in all.
 */
total: number, };

export type SuppressionPageRequest = { 
/**
 * The client.
 */
client: ClientId, 
/**
 * Entries before the first one wanted.
 */
offset: number, 
/**
 * Entries wanted, at most 200.
 */
limit: number, 
/**
 * Only entries in whose address, note or author this stands, whatever its case.
 */
search?: string, };

export type Table = { 
/**
 * Left to right.
 */
columns: Array<Column>, 
/**
 * Each row has as many cells as there are columns.
 */
rows: Array<Array<Cell>>, 
/**
 * Whether the last row is the sum of the others.
 */
total: boolean, };

export type TableFor = "upload" | "spreadsheet";

export type TakenOut = { 
/**
 * The audience left out.
 */
audience: AudienceId, 
/**
 * How many of its people are in this one; none when only a platform can tell.
 */
people: number | null, };

export type TemplateDraft = { 
/**
 * The widget it is made of.
 */
widget: WidgetId, 
/**
 * Its name; the widget's without one.
 */
name?: string, 
/**
 * What it is for.
 */
purpose?: string, 
/**
 * Gallery group; "Own" without one.
 */
group?: string, };

export type TemplateExport = { 
/**
 * Which.
 */
id: TemplateId, 
/**
 * The file.
 */
file: string, };

export type TemplateId = string;

export type TemplateRef = { 
/**
 * Its id.
 */
id: TemplateId, };

export type TextTest = { "op": "is", 
/**
 * The text, not empty.
 */
value: string, } | { "op": "is_not", 
/**
 * The text, not empty.
 */
value: string, } | { "op": "contains", 
/**
 * The text, not empty.
 */
value: string, } | { "op": "begins", 
/**
 * The text, not empty.
 */
value: string, };

export type Theme = { 
/**
 * Behind everything.
 */
background: Color, 
/**
 * Words.
 */
text: Color, 
/**
 * Button and accents.
 */
accent: Color, 
/**
 * Words on the button.
 */
on_accent: Color, 
/**
 * Roundness of its corners, 0 to 32 pixels.
 */
radius: number, 
/**
 * Its typeface.
 */
font: Font, };

export type ToFile = { 
/**
 * The file.
 */
file: string, };

export type ToldTrigger = { 
/**
 * As the script's log names it.
 */
kind: string, 
/**
 * In words: "after 8 seconds on the page".
 */
sentence: string, 
/**
 * What the site calls, where it is called by name.
 */
name: string | null, 
/**
 * The seconds of doing nothing it waits for.
 */
seconds: number | null, };

export type ToldWidget = { 
/**
 * Its id.
 */
id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Which of two goes first; the higher.
 */
priority: number, 
/**
 * Its conditions in their order: "the visitor is new".
 */
conditions: Array<string>, 
/**
 * Whether one of them is enough.
 */
any: boolean, 
/**
 * What makes it show.
 */
triggers: Array<ToldTrigger>, 
/**
 * How often one visitor sees it: "once per session".
 */
frequency: string, 
/**
 * For how many days it rests when it was closed.
 */
rests: number, 
/**
 * Its days in words, where it does not show on all: "between 3 Mar 2027 and 21 Mar 2027".
 */
days: string | null, 
/**
 * The names of its versions, its own first; empty without any.
 */
versions: Array<string>, 
/**
 * Whether a share of the visitors is shown nothing.
 */
holds_out: boolean, };

export type Tone = "note" | "good" | "warning" | "bad";

export type Touched = { 
/**
 * What it is.
 */
kind: Kind, 
/**
 * Its name after the change, or before it when it is gone.
 */
name: string, 
/**
 * What became of it.
 */
act: Act, 
/**
 * The fields that changed: "at", "budget"; at most 8.
 */
fields: Array<string>, };

export type Trigger = { "kind": "at_once" } | { "kind": "delay", 
/**
 * 1 to 3,600.
 */
seconds: number, } | { "kind": "time_on_site", 
/**
 * 1 to 86,400.
 */
seconds: number, } | { "kind": "pages", 
/**
 * 1 to 100.
 */
count: number, } | { "kind": "scroll", 
/**
 * 1 to 100.
 */
percent: number, } | { "kind": "inactivity", 
/**
 * 1 to 3,600.
 */
seconds: number, } | { "kind": "exit_intent" } | { "kind": "click", 
/**
 * A CSS selector.
 */
selector: string, } | { "kind": "call", 
/**
 * The name.
 */
name: string, };

export type Unit = "minutes" | "hours" | "days";

export type UtmCode = { 
/**
 * The link.
 */
link: string, 
/**
 * The code as SVG.
 */
svg: string, };

export type UtmExport = { 
/**
 * In which form.
 */
format: UtmFormat, 
/**
 * The file.
 */
file: string, 
/**
 * For a table: of one campaign.
 */
campaign?: CampaignId, 
/**
 * For a table: of all live campaigns of one client.
 */
client?: ClientId, 
/**
 * For a code: the launch whose link it is.
 */
launch?: LaunchId, };

export type UtmFormat = "csv" | "svg" | "png";

export type UtmKey = "source" | "medium" | "campaign" | "content" | "term";

export type UtmLinksOf = { 
/**
 * Of one campaign.
 */
campaign?: CampaignId, 
/**
 * Of all live campaigns of one client.
 */
client?: ClientId, 
/**
 * Whether they are wanted as comma-separated values too.
 */
csv?: boolean, };

export type UtmRemark = { 
/**
 * `source`, `medium`, `campaign`, `term` or `content`.
 */
tag: string, 
/**
 * What is odd, and what follows.
 */
sentence: string, };

export type UtmRow = { 
/**
 * The campaign.
 */
campaign: CampaignId, 
/**
 * Its name.
 */
campaign_name: string, 
/**
 * The launches with this link, by time; one, unless their names and pages are the same.
 */
launches: Array<LaunchId>, 
/**
 * The name of the first.
 */
launch_name: string, 
/**
 * The channel of the first.
 */
channel: Channel, 
/**
 * The time of the first, local.
 */
at: string, 
/**
 * The page without the tags; none when it leads nowhere.
 */
page: string | null, 
/**
 * The tags.
 */
utm: UtmSet, 
/**
 * The page with the tags; none when it leads nowhere.
 */
link: string | null, 
/**
 * What is odd about it.
 */
remarks: Array<string>, };

export type UtmSet = { 
/**
 * `utm_source`; empty takes the channel's own.
 */
source: string, 
/**
 * `utm_medium`; empty takes the channel's own.
 */
medium: string, 
/**
 * `utm_campaign`; empty takes the campaign's name as a slug.
 */
campaign: string, 
/**
 * `utm_term`.
 */
term: string, 
/**
 * `utm_content`; empty takes the launch's name as a slug.
 */
content: string, };

export type UtmTable = { 
/**
 * Every link once, by time.
 */
rows: Array<UtmRow>, 
/**
 * The rows as comma-separated values, where they were asked for.
 */
csv: string | null, };

export type Values = "hashed" | "plain";

export type Variant = { 
/**
 * A word that no other variant has: `b`.
 */
id: string, 
/**
 * How often it comes, against the others; 1 to 100.
 */
weight: number, 
/**
 * Its steps, in place of the design's own.
 */
views: Array<View>, };

export type Verdict = "retargeting" | "remarketing" | "both" | "collect_contacts_first";

export type View = { 
/**
 * A word that no other view of the widget has.
 */
id: string, 
/**
 * From top to bottom.
 */
blocks: Array<WidgetBlock>, };

export type Visitor = "new" | "returning";

export type WeekPressure = { 
/**
 * First day of the week.
 */
week: string, 
/**
 * Touches of the person who gets the most.
 */
touches: number, 
/**
 * An audience that person is in, the one touched first; none in a week without touches.
 */
audience: AudienceId | null, 
/**
 * What the contact policy allows in all channels in seven days; none without such a cap.
 */
cap: number | null, };

export type WeekStart = "monday" | "sunday" | "saturday";

export type Weekday = "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";

export type Widget = { 
/**
 * Its id.
 */
id: WidgetId, 
/**
 * Whose it is.
 */
client: ClientId, 
/**
 * 1 to 120 characters.
 */
name: string, 
/**
 * The template it was made from; it may be gone since.
 */
template: TemplateId, 
/**
 * The campaign it serves; none for an evergreen one.
 */
campaign: CampaignId | null, 
/**
 * Whether it is part of what is exported.
 */
active: boolean, 
/**
 * Its colors.
 */
theme: Theme, 
/**
 * What it shows, in which words, to whom and when.
 */
design: Design, 
/**
 * What it proposes; an empty one shows no code.
 */
offer: Offer, 
/**
 * Where its button leads; empty takes the campaign's landing page.
 */
button_link: string, 
/**
 * Where it sends what people enter; none for a widget that only tells.
 */
endpoint: Endpoint | null, 
/**
 * On which days it may show.
 */
schedule: Schedule, 
/**
 * The last day it shows, whatever the schedule says.
 */
ends: string | null, };

export type WidgetBlock = { "kind": "heading", 
/**
 * Its words.
 */
slot: string, } | { "kind": "text", 
/**
 * Its words.
 */
slot: string, 
/**
 * Whether it is an aside: terms, a note.
 */
small: boolean, } | { "kind": "image", 
/**
 * Its words.
 */
slot: string, 
/**
 * The picture.
 */
picture: Picture, 
/**
 * Where it stands.
 */
place: Place, } | { "kind": "countdown", 
/**
 * The words before it.
 */
slot: string, 
/**
 * When it has run out.
 */
deadline: Deadline, 
/**
 * What becomes of it then.
 */
over: Over, } | { "kind": "email", 
/**
 * Its label.
 */
slot: string, 
/**
 * Whether it must be filled in.
 */
required: boolean, } | { "kind": "phone", 
/**
 * Its label.
 */
slot: string, 
/**
 * Whether it must be filled in.
 */
required: boolean, } | { "kind": "name", 
/**
 * Its label.
 */
slot: string, 
/**
 * Whether it must be filled in.
 */
required: boolean, } | { "kind": "choice", 
/**
 * The question; the words of an answer stand in a part of its name.
 */
slot: string, 
/**
 * The answers, by the words under which they are sent.
 */
options: Array<string>, 
/**
 * Whether one must be chosen.
 */
required: boolean, } | { "kind": "multi_choice", 
/**
 * The question; the words of an answer stand in a part of its name.
 */
slot: string, 
/**
 * The answers, by the words under which they are sent.
 */
options: Array<string>, 
/**
 * Whether one must be chosen.
 */
required: boolean, } | { "kind": "rating", 
/**
 * The question.
 */
slot: string, 
/**
 * The lowest figure, 0 or 1.
 */
least: number, 
/**
 * The highest figure, 3 to 10.
 */
most: number, 
/**
 * Whether one must be chosen.
 */
required: boolean, } | { "kind": "consent", 
/**
 * What is agreed to.
 */
slot: string, 
/**
 * Whether nothing is sent without it.
 */
required: boolean, 
/**
 * The page that says more, under the words of the part `link`; may be empty.
 */
href: string, } | { "kind": "promo_code", 
/**
 * The words before the code.
 */
slot: string, } | { "kind": "button", 
/**
 * Its words.
 */
slot: string, 
/**
 * What it does.
 */
action: Action, 
/**
 * Where a link leads; empty takes the widget's own page.
 */
href: string, 
/**
 * Whether it is the way out rather than the way on.
 */
quiet: boolean, } | { "kind": "product_card", 
/**
 * Its name.
 */
slot: string, 
/**
 * Its picture.
 */
picture: Picture, 
/**
 * Its page; empty takes the widget's own page.
 */
href: string, } | { "kind": "wheel", 
/**
 * Its words; the button's stand in the part `play`, a prize's in a part of its name.
 */
slot: string, 
/**
 * What may be won.
 */
segments: Array<Segment>, } | { "kind": "scratch_card", 
/**
 * Its words; the button's stand in the part `play`, a prize's in a part of its name.
 */
slot: string, 
/**
 * What may be won.
 */
segments: Array<Segment>, } | { "kind": "gift_box", 
/**
 * Its words; the button's stand in the part `play`, a prize's in a part of its name.
 */
slot: string, 
/**
 * What may be won.
 */
segments: Array<Segment>, };

export type WidgetCheck = { 
/**
 * The rule.
 */
rule: WidgetRule, 
/**
 * How much it matters.
 */
severity: Severity, 
/**
 * What is wrong.
 */
sentence: string, 
/**
 * What to do.
 */
hint: string, 
/**
 * What would mend it; none where a person has to decide.
 */
mend: WidgetMend | null, };

export type WidgetDraft = { 
/**
 * Whose.
 */
client: ClientId, 
/**
 * The template.
 */
template: TemplateId, 
/**
 * The campaign it serves.
 */
campaign?: CampaignId, 
/**
 * Its name; the template's without one.
 */
name?: string, };

export type WidgetExport = { 
/**
 * Whose.
 */
client: ClientId, 
/**
 * The folder they are written into.
 */
folder: string, 
/**
 * Only the widgets of this campaign.
 */
campaign?: CampaignId, 
/**
 * Whether nothing is stored in the browser before the site says that it may be; the site must then call
 * `reprise.consent(true)`.
 */
ask_consent?: boolean, 
/**
 * Whether browsers refuse files that were changed on the way; usually they do. Not where a site rewrites scripts.
 */
checksums?: boolean, };

export type WidgetExportOf = { 
/**
 * Whose.
 */
client: ClientId, 
/**
 * Only the widgets of this campaign.
 */
campaign?: CampaignId, 
/**
 * Whether nothing is stored in the browser before the site says that it may be.
 */
ask_consent?: boolean, 
/**
 * Whether browsers refuse files that were changed on the way; usually they do.
 */
checksums?: boolean, };

export type WidgetExportPlan = { 
/**
 * The widgets in it, by priority, with what was found at each. An error keeps the export back.
 */
widgets: Array<CheckedWidget>, 
/**
 * The files, in the order in which they matter.
 */
files: Array<ExportPart>, 
/**
 * The last day on which the script does anything; none while one widget has no last day.
 */
ends: string | null, };

export type WidgetExported = { 
/**
 * The folder.
 */
folder: string, 
/**
 * The files, in the order in which they matter.
 */
files: Array<Exported>, 
/**
 * How many widgets are in it.
 */
widgets: number, 
/**
 * The two lines for the site.
 */
snippet: string, 
/**
 * What was found that does not keep the export back.
 */
remarks: Array<string>, 
/**
 * The last day on which the script does anything; none while one widget has no last day.
 */
ends: string | null, 
/**
 * The developer's note, as Markdown.
 */
note: string, 
/**
 * Where the lines go, system by system.
 */
places: Array<SiteKind>, };

export type WidgetId = string;

export type WidgetMend = { 
/**
 * The words on the button: "Leave out visits from e-mails".
 */
label: string, 
/**
 * The widget that was checked.
 */
was: Widget, 
/**
 * The widget, mended.
 */
widget: Widget, };

export type WidgetPicture = { 
/**
 * The widget.
 */
id: WidgetId, 
/**
 * The slot of the block that gets it: an image or a product card.
 */
slot: string, 
/**
 * The file: PNG, JPEG, WebP or SVG.
 */
file: string, };

export type WidgetPlay = { 
/**
 * As it is edited; nothing is stored.
 */
widget: Widget, 
/**
 * Whether the client's other active widgets are on the page too.
 */
others?: boolean, };

export type WidgetPlayed = { 
/**
 * Gets the page for one frame, once.
 */
token: string, 
/**
 * The present moment.
 */
now: string, 
/**
 * When the days begin on which it may show, where it may not today.
 */
opening: string | null, 
/**
 * The shop.
 */
shop: Shop, 
/**
 * The widgets on the page, the higher priority first.
 */
widgets: Array<ToldWidget>, 
/**
 * The ways in which a visitor may come; the links of its campaign first.
 */
arrivals: Array<Arrival>, 
/**
 * How many other active widgets the client has.
 */
others: number, };

export type WidgetRef = { 
/**
 * Which one.
 */
id: WidgetId, };

export type WidgetRule = "utm_matches_no_link" | "greets_nobody" | "sign_up_to_email" | "no_priority" | "covers_phone_at_once" | "safari_forgets" | "code_expires" | "code_twice" | "other_code" | "no_consent" | "contrast" | "never_matches" | "no_days" | "no_endpoint" | "other_endpoint" | "no_words" | "no_page" | "needs_site";

export type WidgetTemplate = { 
/**
 * Its id; the name of its file for those that come with Reprise.
 */
id: TemplateId, 
/**
 * "Viewed-product discount".
 */
name: string, 
/**
 * What it is for, in one sentence.
 */
purpose: string, 
/**
 * Gallery group: "Collect", "Ask", "Greet", "Offer", "Remind", "Inform".
 */
group: string, 
/**
 * A mistake people make with it, and how this template avoids it; may be empty.
 */
caution: string, 
/**
 * What a widget begins with.
 */
design: Design, };

export type WidgetView = { 
/**
 * The widget.
 */
widget: Widget, 
/**
 * Its template's name; empty when the template is gone.
 */
template_name: string, 
/**
 * What it is for; empty when the template is gone.
 */
purpose: string, 
/**
 * To whom and when it shows, as a sentence.
 */
display_rule: string, 
/**
 * How often, as a sentence.
 */
frequency: string, 
/**
 * The same in pieces, to change one by one.
 */
rule_words: RuleWords, 
/**
 * A mistake people make with it; empty when none is known.
 */
caution: string, 
/**
 * The template's words by language and slot, to go back to; empty when the template is gone.
 */
template_words: { [key in string]: { [key in string]: string } }, 
/**
 * What the script of a site would read of it, for drawing it as a site does.
 */
config: import("../../embed/src/config").Config, 
/**
 * What was found, worst first.
 */
checks: Array<WidgetCheck>, 
/**
 * Where its button leads, with its tags; none when nowhere.
 */
link: string | null, };

export type WidgetWords = { 
/**
 * The widget.
 */
id: WidgetId, 
/**
 * The language; the widget's first one without it. A new one is added.
 */
language?: string, 
/**
 * Words by slot.
 */
texts: { [key in string]: string }, };

export type WordPeople = { 
/**
 * The word, as most of them have it written.
 */
word: string, 
/**
 * How many people have it.
 */
people: number, };

export type WorkspaceView = { 
/**
 * Where it lies.
 */
folder: string, 
/**
 * Whether nothing has ever been put into it.
 */
is_empty: boolean, 
/**
 * What opening it had to mend, one sentence each; empty when nothing.
 */
opened: Array<string>, 
/**
 * Whether it can be written.
 */
writable: boolean, 
/**
 * Name written into the history.
 */
author: string, 
/**
 * The version of Reprise that opened it.
 */
version: string, 
/**
 * Number of changes in the history.
 */
changes: number, 
/**
 * Things by kind.
 */
counts: { [key in Kind]?: number }, 
/**
 * Backups, newest first.
 */
backups: Array<BackupView>, };

/** Every command: [request, response]. */
export interface Commands {
  /** The workspace: where it is, what is in it, how it opened, its backups. */
  workspace_show: [Nothing, WorkspaceView];
  /** Rebuilds everything from the history and compares. */
  workspace_check: [Nothing, CheckView];
  /** Finds clients, products, audiences, campaigns, launches and widgets by name. */
  workspace_search: [SearchText, Array<SearchHit>];
  /** What matters today for every client: next launches, open findings, budget. */
  overview_show: [MaybeOfClient, Overview];
  /** The settings. */
  settings_show: [Nothing, Settings];
  /** The laws on file that say when messages may arrive, as they are switched and changed here. */
  law_list: [Nothing, Array<LawView>];
  /** The notices before a renewal that laws on file want, as they are switched and changed here. */
  notice_list: [Nothing, Array<NoticeView>];
  /** All clients, oldest first. */
  client_list: [Nothing, Array<Client>];
  /** One client. */
  client_show: [ClientRef, Client];
  /** A client's products, oldest first. */
  product_list: [OfClient, Array<Product>];
  /** One product. */
  product_show: [ProductRef, Product];
  /** How regularly a client's people order again, counted in its contact book; none with too few who did. */
  rhythm_show: [OfClient, OrderRhythm | null];
  /** The case of a client as saved, or one to begin with. */
  situation_show: [SituationOf, Situation];
  /** The advice on a case, saved or not. */
  advice_show: [Situation, Advice];
  /** A client's contact lists. */
  contact_list_list: [OfClient, Array<ContactList>];
  /** How many people a client knows, each counted once whatever lists they are on. */
  contact_count: [OfClient, ContactCounts];
  /** A client's imports, newest first, with the people who came by each. */
  contact_import_list: [OfClient, Array<ContactImportView>];
  /** The words a client's people have in a field, tags for example, with how many people have each. */
  contact_word_list: [ContactWordsOf, Array<WordPeople>];
  /** Up to 200 contacts of a list, all or those found by a text. */
  contact_page: [ContactPageRequest, ContactPage];
  /** Everything on record about one person: consents with their proof, lists, entries of the suppression. */
  contact_show: [ContactOf, ContactView];
  /** Up to 200 entries of a client's suppression, newest first, all or those found by a text. */
  suppression_page: [SuppressionPageRequest, SuppressionPage];
  /** What a contact file holds, before anything is stored. */
  contacts_preview: [ContactsPreviewRequest, ContactsPreview];
  /** What each platform wants of a file of contacts, and what may be switched. */
  platform_list: [Nothing, Array<PlatformFile>];
  /** How old a client's opt-outs and exported lists are, and which must be done anew. */
  freshness_show: [OfClient, Freshness];
  /** A client's audiences with their sizes. */
  audience_list: [OfClient, Array<AudienceView>];
  /** One audience with its size. */
  audience_show: [AudienceRef, AudienceView];
  /** How many people a rule means that need not be stored, whom it reaches, and the rule in words. */
  audience_count: [AudienceCount, AudienceCounted];
  /** How many people each two of a client's audiences share, those of planned launches first. */
  audience_overlap: [OfClient, AudienceOverlap];
  /** How many people several audiences reach together, each counted once. */
  audience_reach: [AudiencesOf, AudienceReach];
  /** The interval presets: the workspace's own, newest first, then those that come with Reprise. */
  preset_list: [Nothing, Array<Preset>];
  /** One interval preset. */
  preset_show: [PresetRef, Preset];
  /** What of an interval preset, stored or not, cannot stay as it is. */
  preset_check: [Preset, Array<PresetProblem>];
  /** Days of the year that campaigns aim at. */
  season_list: [SeasonYear, Array<NamedDay>];
  /** A client's campaigns, oldest first. */
  campaign_list: [OfClient, Array<Campaign>];
  /** One campaign with its launches and findings. */
  campaign_show: [CampaignRef, CampaignView];
  /** The launches a cadence would lay, without storing them. */
  campaign_preview: [CampaignPlan, Array<PlannedLaunch>];
  /** The launches a campaign that is not stored would be made with. */
  campaign_draft_preview: [CampaignDraft, Array<PlannedLaunch>];
  /** The links a campaign's launches would get, stored or not, and what is odd about its tags. */
  campaign_links: [Campaign, CampaignLinks];
  /** A campaign's launches by time. */
  launch_list: [OfCampaign, Array<Launch>];
  /** One launch with its link, instant and findings. */
  launch_show: [LaunchRef, LaunchView];
  /** Why a launch stands where it stands, and where it would best stand. */
  launch_why: [LaunchRef, LaunchWhy];
  /** Better dates for a client's launches, or for every client's; nothing is moved. */
  dates_suggest: [DatesRequest, Array<ClientDates>];
  /** Dates by which the others make room for a launch put elsewhere; nothing is moved. */
  dates_around: [DatesAround, ClientDates];
  /** What suggested dates would mend, and what the plan would be worth, if only these were taken. */
  dates_trial: [DatesAccept, DatesTrial];
  /** What would be found, and what the plan would be worth, if a launch stood at another time. */
  launch_trial: [LaunchAt, LaunchTrial];
  /** What would be found if a launch stood at another time. */
  launch_check: [LaunchAt, Array<Finding>];
  /** A client's whole plan: lanes, findings, pressure and budget. */
  plan_show: [OfClient, PlanView];
  /** How often people of each audience and overlap are touched by week, against the contact policy. */
  pressure_show: [PressureOf, Pressure];
  /** All findings of a client or of the workspace, worst first. */
  plan_check: [MaybeOfClient, Array<Finding>];
  /** The widget templates: the workspace's own, newest first, then those that come with Reprise. */
  widget_template_list: [Nothing, Array<WidgetTemplate>];
  /** One widget template. */
  widget_template_show: [TemplateRef, WidgetTemplate];
  /** The widget templates as they would show in a client's colors. */
  widget_gallery: [OfClient, Array<GalleryEntry>];
  /** A client's widgets as they show. */
  widget_list: [OfClient, Array<WidgetView>];
  /** One widget as it shows, with what was found. */
  widget_show: [WidgetRef, WidgetView];
  /** A widget that is not stored, as it would show. */
  widget_preview: [Widget, WidgetView];
  /** What is wrong with a client's active widgets, and what would mend it. */
  widget_check: [OfClient, Array<CheckedWidget>];
  /** The pictures that come with Reprise, in a widget's colors. */
  widget_picture_list: [WidgetRef, Array<LibraryPicture>];
  /** A widget, stored or not, as the script of a site would read it. */
  widget_config: [Widget, ScriptConfig];
  /** What an export of a client's active widgets would write, and what would keep it back. */
  widget_export_show: [WidgetExportOf, WidgetExportPlan];
  /** A widget, stored or not, on a pretend shop page, to be shown in a frame by a token that is good once. */
  widget_play: [WidgetPlay, WidgetPlayed];
  /** Every tagged link of a campaign, or of the live campaigns of a client, with what is odd about it. */
  utm_links: [UtmLinksOf, UtmTable];
  /** The link of a launch as a code to scan. */
  utm_code: [LaunchRef, UtmCode];
  /** A client's briefs. */
  brief_list: [OfClient, Array<Brief>];
  /** What a brief says, as it stands now. */
  brief_preview: [Brief, Document];
  /** The pages of a brief as they will be printed, as it stands now. */
  brief_pages: [Brief, BriefPages];
  /** The history, newest first. */
  history_list: [HistoryQuery, HistoryPage];
  /** What undo and redo would do. */
  history_state: [Nothing, HistoryState];
  /** Makes a client. */
  client_create: [ClientDraft, Client];
  /** Changes a client. */
  client_change: [Change<Client>, Client];
  /** Deletes a client with everything that belongs to it. */
  client_delete: [ClientRef, Client];
  /** Reads a logo file, keeps it, and puts it on the client's brand. */
  client_logo: [ClientLogo, Client];
  /** Makes a product. */
  product_create: [ProductDraft, Product];
  /** Changes a product. */
  product_change: [Change<Product>, Product];
  /** Deletes a product nothing uses. */
  product_delete: [ProductRef, Product];
  /** Saves the case of a client's advice. */
  situation_change: [Change<Situation>, Situation];
  /** Makes the audiences the advice on the saved case calls for, each leaving out the other's people. */
  advice_follow: [OfClient, Array<Audience>];
  /** Imports contacts from a file (CSV, XLSX, ODS) or a pasted table into a new or present list. */
  contacts_import: [ContactsImport, ImportReport];
  /** Writes a client's contacts into the files a platform takes, and notes it in the history. */
  contacts_export: [ContactsExport, ExportReport];
  /** Takes a file of people in who must not be contacted; what it says is never forgotten. */
  contacts_suppress: [ContactsSuppress, SuppressReport];
  /** Suppresses one address. */
  suppression_add: [SuppressionAdd, SuppressionEntry];
  /** Lifts the suppression of one address, with a reason. */
  suppression_lift: [SuppressionLift, SuppressionEntry];
  /** Erases one person for good, from rules, history and backups too; only a keyed hash stays. */
  contact_erase: [ContactErase, Erased];
  /** Deletes a contact list no audience uses, with the people who are on no other. */
  contact_list_delete: [ContactListRef, ContactList];
  /** Makes an audience. */
  audience_create: [AudienceDraft, Audience];
  /** Changes an audience. */
  audience_change: [Change<Audience>, Audience];
  /** Makes two audiences leave each other out, so that nobody gets both. */
  audience_separate: [AudiencePair, Array<Audience>];
  /** Deletes an audience nothing uses. */
  audience_delete: [AudienceRef, Audience];
  /** Copies an interval preset, as it is or with changes, into the workspace's own. */
  preset_create: [PresetDraft, Preset];
  /** Changes an interval preset of the workspace's own. */
  preset_change: [Change<Preset>, Preset];
  /** Deletes an interval preset of the workspace's own that no campaign follows. */
  preset_delete: [PresetRef, Preset];
  /** Makes a campaign. */
  campaign_create: [CampaignDraft, Campaign];
  /** Changes a campaign. */
  campaign_change: [Change<Campaign>, Campaign];
  /** Makes a copy of a campaign with its launches, as a draft. */
  campaign_duplicate: [CampaignRef, Campaign];
  /** Deletes a campaign with its launches. */
  campaign_delete: [CampaignRef, Campaign];
  /** Lays a campaign's launches along a cadence. */
  campaign_plan: [CampaignPlan, Array<Launch>];
  /** Makes a launch. */
  launch_create: [LaunchDraft, Launch];
  /** Changes a launch. */
  launch_change: [Change<Launch>, Launch];
  /** Makes a copy of a launch, after the last one of its campaign. */
  launch_duplicate: [LaunchRef, Launch];
  /** Moves a launch, alone or with those after it. */
  launch_move: [LaunchMove, Array<Launch>];
  /** Moves several launches by the same time. */
  launch_shift: [LaunchShift, Array<Launch>];
  /** Takes suggested dates, all of them as one change. */
  dates_accept: [DatesAccept, Array<Launch>];
  /** Deletes a launch. */
  launch_delete: [LaunchRef, Launch];
  /** Does what a finding proposes. */
  finding_mend: [MendAction, Nothing];
  /** Makes a widget from a template. */
  widget_create: [WidgetDraft, Widget];
  /** Changes a widget. */
  widget_change: [Change<Widget>, Widget];
  /** Changes words of a widget, in one language. */
  widget_reword: [WidgetWords, Widget];
  /** Reads a picture file and puts it into a widget. */
  widget_picture: [WidgetPicture, Widget];
  /** Lets all widgets of the client send what people enter as this one does. */
  widget_endpoint_share: [WidgetRef, Array<Widget>];
  /** Makes a copy of a widget. */
  widget_duplicate: [WidgetRef, Widget];
  /** Deletes a widget. */
  widget_delete: [WidgetRef, Widget];
  /** Writes a client's active widgets into a folder, for its site. */
  widget_export: [WidgetExport, WidgetExported];
  /** Makes a widget template of a widget. */
  widget_template_create: [TemplateDraft, WidgetTemplate];
  /** Makes a copy of a widget template, to be changed. */
  widget_template_duplicate: [TemplateRef, WidgetTemplate];
  /** Changes a widget template of the workspace's own. */
  widget_template_change: [Change<WidgetTemplate>, WidgetTemplate];
  /** Deletes a widget template of the workspace's own. */
  widget_template_delete: [TemplateRef, WidgetTemplate];
  /** Writes a widget template into a file. */
  widget_template_export: [TemplateExport, Exported];
  /** Reads a widget template from a file. */
  widget_template_import: [FromFile, WidgetTemplate];
  /** Writes tagged links into a file: a table, or one link as a code to scan. */
  utm_export: [UtmExport, Exported];
  /** Makes a brief. */
  brief_create: [BriefDraft, Brief];
  /** Changes a brief. */
  brief_change: [Change<Brief>, Brief];
  /** Deletes a brief. */
  brief_delete: [BriefRef, Brief];
  /** Writes a brief into a file. */
  brief_export: [BriefExport, Exported];
  /** Writes the launches of a client into a calendar or table file. */
  calendar_export: [CalendarExport, Exported];
  /** Changes the settings. */
  settings_change: [Change<Settings>, Settings];
  /** Takes the last change back. */
  history_undo: [Nothing, HistoryEntry];
  /** Makes the change taken back last again. */
  history_redo: [Nothing, HistoryEntry];
  /** Takes one change of the history back, whatever was done since. */
  history_revert: [HistorySeq, HistoryEntry];
  /** Makes a verified backup now. */
  workspace_backup: [Nothing, BackupView];
  /** Brings the workspace back to a backup; the present state is kept beside it. */
  workspace_restore: [BackupName, WorkspaceView];
  /** Saves the whole workspace as a `.reprise` file. */
  workspace_export: [ToFile, Exported];
  /** Replaces the workspace by a `.reprise` file; the present state is kept beside it. */
  workspace_import: [FromFile, WorkspaceView];
  /** Adds the two sample businesses. */
  sample_load: [Nothing, Array<Client>];
  /** Asks long work to stop. */
  job_cancel: [JobName, Nothing];
}

/** The commands that write. */
export const WRITES: readonly (keyof Commands)[] = [
  "client_create",
  "client_change",
  "client_delete",
  "client_logo",
  "product_create",
  "product_change",
  "product_delete",
  "situation_change",
  "advice_follow",
  "contacts_import",
  "contacts_export",
  "contacts_suppress",
  "suppression_add",
  "suppression_lift",
  "contact_erase",
  "contact_list_delete",
  "audience_create",
  "audience_change",
  "audience_separate",
  "audience_delete",
  "preset_create",
  "preset_change",
  "preset_delete",
  "campaign_create",
  "campaign_change",
  "campaign_duplicate",
  "campaign_delete",
  "campaign_plan",
  "launch_create",
  "launch_change",
  "launch_duplicate",
  "launch_move",
  "launch_shift",
  "dates_accept",
  "launch_delete",
  "finding_mend",
  "widget_create",
  "widget_change",
  "widget_reword",
  "widget_picture",
  "widget_endpoint_share",
  "widget_duplicate",
  "widget_delete",
  "widget_export",
  "widget_template_create",
  "widget_template_duplicate",
  "widget_template_change",
  "widget_template_delete",
  "widget_template_export",
  "widget_template_import",
  "utm_export",
  "brief_create",
  "brief_change",
  "brief_delete",
  "brief_export",
  "calendar_export",
  "settings_change",
  "history_undo",
  "history_redo",
  "history_revert",
  "workspace_backup",
  "workspace_restore",
  "workspace_export",
  "workspace_import",
  "sample_load",
  "job_cancel",
];
