/*
 * The contract between the program and the script: what an export writes and `start` reads. Types only.
 *
 * An exported `reprise-widgets.js` is text around the built runtime, nothing else:
 *
 *     (function(){ RUNTIME ;repriseRuntime.start(CONFIG)})();
 *
 * CONFIG is JSON with `<`, U+2028 and U+2029 escaped. Its words are shown as text and its addresses are checked again
 * here, so that a wrong config shows less but never does more. A field a reader does not know is passed over.
 */

/** All widgets of one client, or of one of its campaigns. */
export interface Config {
  /** The shape described here. A runtime does nothing with a version it does not know. */
  version: 1;
  /** An instant (RFC 3339). From it on the script does nothing. */
  ends?: string;
  /** IANA name of the zone that hours, weekdays and dates of rules mean. */
  zone: string;
  /**
   * With `ask`, nothing is read from storage or written to it before the site calls `reprise.consent(true)`, and a
   * widget that has to remember something (a frequency other than `always`, or a rule about new and returning
   * visitors) waits for that.
   */
  storageConsent: "assumed" | "ask";
  /** Where leads go. Without it they only become a DOM event. */
  endpoint?: Endpoint;
  /** The second file, where a widget has a game. Without `src` it is `reprise-games.js` beside the first. */
  games?: { src?: string; integrity?: string };
  /** With `open` the page's own scripts can reach into a widget; closed when left out. */
  shadow?: "open" | "closed";
  /** Fills `reprise.log`. */
  debug?: boolean;
  widgets: readonly Widget[];
}

/** Where a lead is sent; https only. */
export interface Endpoint {
  url: string;
  /**
   * `json` is a POST whose answer is read, so the endpoint has to allow the site's origin; `form` posts plain form
   * fields, and browsers hide the answer; `action` submits a real form in a new tab, as e-mail services want it.
   */
  format: "json" | "form" | "action";
  /** What the endpoint calls a field. Left out: the field's own name. */
  names?: Readonly<Record<string, string>>;
  /** Fields that are always the same, such as the number of a list. */
  extra?: Readonly<Record<string, string>>;
}

/**
 * What is posted: every field that was filled in under its name (several choices joined by ", "), and beside them `id`
 * (another for each lead, so that one sent twice can be told), `widget`, `campaign` and `variant` (perhaps empty), `page` (its address
 * without the fragment), `language`, `submitted_at` (RFC 3339, UTC), `utm_source` and its like, `code` (what was won, or empty),
 * and for each consent given `NAME_text`, the words agreed to.
 */
export type Lead = { readonly [name: string]: string };

export type Layout =
  | "popup"
  | "full_screen"
  | "floating_box"
  | "slide_in"
  | "bar_top"
  | "bar_bottom"
  | "launcher"
  | "embedded";

/**
 * Words of one language by slot. A block reads `slot` and parts of it, `slot.part`; the parts are named at the blocks.
 * The words every widget needs have slots of their own, `_close` … ; see `CommonSlot`.
 */
export type Words = { readonly [slot: string]: string | undefined };

/**
 * Words that an export adds to each language. Of a game: `_won` and `_lost` may hold `{prize}`; `_play` is its button.
 * Of a field: `_optional` stands behind its label, `_required`, `_choose` and `_agree` when it was left empty,
 * `_email` and `_phone` when it cannot be right.
 */
export type CommonSlot =
  | "_close"
  | "_optional"
  | "_required"
  | "_choose"
  | "_agree"
  | "_email"
  | "_phone"
  | "_sending"
  | "_failed"
  | "_copy"
  | "_copied"
  | "_days"
  | "_hours"
  | "_minutes"
  | "_seconds"
  | "_won"
  | "_lost"
  | "_play";

export interface Widget {
  id: string;
  campaign?: string;
  /** The higher wins when two could show at once; equals in the order of the list. */
  priority: number;
  layout: Layout;
  /** For `embedded`: the element it is put into. */
  selector?: string;
  theme: Theme;
  languages: Readonly<Record<string, Words>>;
  /** Shown when neither the page nor the visitor prefers another one. */
  language: string;
  /** Slot of the words on the small button: a launcher's, or what stays of another layout after it was closed. */
  teaser?: string;
  /** First view first; the last one is the thanks. */
  views: readonly View[];
  rules: Rules;
  frequency: Frequency;
  /** Instants (RFC 3339) between which it may show. Left out: always; empty: never. */
  schedule?: readonly { from?: string; until?: string }[];
  /** Shown instead of `views`, by weight, the same one to the same visitor. */
  variants?: readonly Variant[];
  /** Share of visitors, 0 to 0.5, who are shown nothing and counted as `held_out`. */
  holdout?: number;
  /** Code of blocks that name none. */
  promo?: string;
}

export interface Variant {
  id: string;
  weight: number;
  views: readonly View[];
}

/** Colors are `#rgb` or `#rrggbb`; another value falls back to black on white. */
export interface Theme {
  background: string;
  text: string;
  accent: string;
  on_accent: string;
  /** For hints and small print, 4.5:1 against the background. Left out: the text's. */
  muted?: string;
  /** Of the corners, in pixels, 0 to 40. */
  radius: number;
  /** The page's own typeface or the system's. */
  font: "site" | "system";
}

export interface View {
  id: string;
  blocks: readonly Block[];
}

export type Block =
  | HeadingBlock
  | TextBlock
  | ImageBlock
  | CountdownBlock
  | InputBlock
  | ChoiceBlock
  | RatingBlock
  | ConsentBlock
  | PromoCodeBlock
  | ButtonBlock
  | ProductCardBlock
  | GameBlock;

/** A widget is named after its first heading. */
export interface HeadingBlock {
  slot: string;
  kind: "heading";
}

/** Line breaks stay. */
export interface TextBlock {
  slot: string;
  kind: "text";
  /** `small` is for terms and asides. */
  size?: "normal" | "small";
}

/** Parts: `alt`; without it the picture is an ornament. */
export interface ImageBlock {
  slot: string;
  kind: "image";
  /** https, or a data address of an image. */
  src: string;
  /** `side` stands beside the rest where there is room; `top` runs to the edges; `inline` keeps its size. */
  place?: "top" | "side" | "inline";
}

/** Parts: `days`, `hours`, `minutes`, `seconds`, `over`. One of `until` and `minutes`. */
export interface CountdownBlock {
  slot: string;
  kind: "countdown";
  /** An instant (RFC 3339). */
  until?: string;
  /** Each visitor's own time, counted from the first look at it. */
  minutes?: number;
  /** What happens when it is over: the widget is no longer shown (meant when left out), or says `over`. */
  over?: "stop" | "say";
}

interface Field {
  slot: string;
  /** The field's name in a lead. Left out: the slot. */
  name?: string;
  required?: boolean;
}

/** Parts: `placeholder`, `hint`, `required`, `invalid`. */
export interface InputBlock extends Field {
  kind: "email" | "phone" | "name";
}

/** Parts: one for each option, `required`. */
export interface ChoiceBlock extends Field {
  kind: "choice" | "multi_choice";
  options: readonly string[];
}

/** Whole numbers between `least` (left out: 1) and `most` (left out: 5). Parts: `low`, `high`, `required`. */
export interface RatingBlock extends Field {
  kind: "rating";
  least?: number;
  most?: number;
}

/** Never ticked beforehand. Parts: `link` (the words of `href`), `required`. */
export interface ConsentBlock extends Field {
  kind: "consent";
  href?: string;
}

/** Shows, in this order: its own code, what a game won, the widget's. Parts: `copy`, `copied`. */
export interface PromoCodeBlock {
  slot: string;
  kind: "promo_code";
  code?: string;
}

export interface ButtonBlock {
  slot: string;
  kind: "button";
  /** `next` and `submit` check the fields of the view first; `submit` sends all fields up to here. */
  action: "next" | "submit" | "link" | "close";
  /** For `link`: http, https, mailto or tel, or an address within the site. */
  href?: string;
  /** `quiet` is the way out. */
  look?: "strong" | "quiet";
}

/** Parts: `price`, `was`, `button`, `alt`. */
export interface ProductCardBlock {
  slot: string;
  kind: "product_card";
  src?: string;
  href: string;
}

/**
 * Parts: `play` (the button), `won`, `lost` (both may hold `{prize}`), and one for each segment's label. The fields of
 * its view are checked before it can be played; what was won is remembered.
 */
export interface GameBlock {
  slot: string;
  kind: "wheel" | "scratch_card" | "gift_box";
  segments: readonly Segment[];
}

/** One prize; without a code it is a blank. */
export interface Segment {
  /** A slot. */
  label: string;
  code?: string;
  weight: number;
}

export interface Rules {
  /** How many conditions must hold; without conditions it is always right. */
  match: "all" | "any";
  conditions: readonly Condition[];
  /** Not for those who left an e-mail or phone, or of whom the site said so. */
  stop_subscribers: boolean;
  /** Not for those who submitted this widget, or of whom the site said that they bought. */
  stop_converted: boolean;
  /** Days; 0 for no pause. */
  pause_after_close_days: number;
  /** Any one of them. None: only `reprise.show` with the widget's id. */
  triggers: readonly Trigger[];
}

/** With `not` the opposite must hold. Texts are compared without regard to case, addresses decoded. */
export type Condition = { not?: boolean } & (
  | { kind: "visitor"; is: "new" | "returning" }
  /**
   * Tags of the address, of the last tagged landing, or of the first that is remembered. Browsers made by Apple forget
   * after 7 days, others are made to after 180. Without values: any value.
   */
  | {
      kind: "utm";
      key: UtmKey;
      values: readonly string[];
    }
  /** A value that begins with `/` is compared with the path, or, holding `?` or `#`, with all behind the host. */
  | { kind: "page"; how: How; values: readonly string[] }
  /** Where the session came from; empty for a direct visit. */
  | { kind: "referrer"; how: How; values: readonly string[] }
  | { kind: "device"; is: readonly Device[] }
  /** Of the browser. `de` means `de-AT` too. */
  | { kind: "language"; is: readonly string[] }
  /** As the site sets `reprise.country`; no country until then. */
  | { kind: "country"; is: readonly string[] }
  /** Local hours "HH:MM" of `zone`, `until` excluded. They may cross midnight, and then belong to the day they began. */
  | {
      kind: "time";
      weekdays?: readonly Weekday[];
      from?: string;
      until?: string;
    }
  /** Local dates "YYYY-MM-DD" of `zone`, both included. */
  | { kind: "dates"; from?: string; until?: string }
  /** As the site says by `reprise.cart(value)`; false until then. Both included. */
  | { kind: "cart"; min?: number; max?: number }
  /** As the site says by `reprise.loggedIn(…)`; false until then. */
  | { kind: "logged_in" }
);

/** `*` in a `pattern` stands for anything. */
export type How = "contains" | "equals" | "begins" | "pattern";
export type UtmKey = "source" | "medium" | "campaign" | "content" | "term";
export type Utm = { [key in UtmKey]?: string };
export type Device = "desktop" | "tablet" | "phone";
export type Weekday = "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";

export type Trigger =
  | { kind: "at_once" }
  /** Since the page was opened. */
  | { kind: "delay"; seconds: number }
  /** Time looked at pages of this session. */
  | { kind: "time_on_site"; seconds: number }
  /** Pages seen in this session, this one included. */
  | { kind: "pages"; count: number }
  /** Of the way that can be scrolled; a page that fits the window has none. */
  | { kind: "scroll"; percent: number }
  | { kind: "inactivity"; seconds: number }
  /** The pointer leaves through the top edge; on touch screens a fast scroll up. */
  | { kind: "exit_intent" }
  | { kind: "click"; selector: string }
  /** `reprise.show(name)`. */
  | { kind: "call"; name: string };

/**
 * A session ends after 30 minutes without a sign of the visitor. What the visitor asked for, by a click on a trigger's
 * element or on a teaser, shows however often it did, and however shortly after it was closed.
 */
export type Frequency =
  | { kind: "always" }
  | { kind: "once_per_session" }
  | { kind: "once_per_visitor" }
  | { kind: "once_per"; n: number; unit: "minutes" | "hours" | "days" }
  | { kind: "at_most"; n: number };
