/* Why a widget showed or did not, one entry a decision. The preview of the program tells it in words. */
import type { Condition, Trigger } from "./config";

/** What keeps a widget back. `condition:…` names the first condition that does not hold, or, of `any`, the last. */
export type Reason =
  | "schedule"
  | "frequency"
  | "closed_recently"
  | "subscriber"
  | "converted"
  | `condition:${Condition["kind"]}`
  /** Another widget has the place, or had it on this page. */
  | "another_open"
  | "another_shown"
  /** The page shows a dialog of its own. */
  | "page_dialog"
  | "hidden_tab"
  /** It has to remember something, and nothing may be stored. */
  | "awaiting_consent"
  | "countdown_over"
  /** No element matches the selector of an embedded widget. */
  | "no_place"
  /** Putting it there now would move what the visitor looks at. */
  | "would_shift"
  /** The second file could not be loaded. */
  | "no_games"
  | "held_out";

/** A trigger, or the visitor's press on a teaser. */
export type By = Trigger["kind"] | "teaser";

/** By the visitor, when it was done, or because the route changed. */
export type How = "visitor" | "done" | "route";

export interface Entry {
  /** Milliseconds since 1970. */
  at: number;
  /**
   * `idle`: the script does nothing, `why` is `ended` or `version`. `page`: a page or route begins, `why` is its
   * address. `triggered` and `shown`: `why` is what by. `held`: `why` is a reason. `closed`: `why` is how. `sent`,
   * `queued` and `refused`: of a lead.
   */
  says:
    | "idle"
    | "page"
    | "triggered"
    | "held"
    | "shown"
    | "closed"
    | "sent"
    | "queued"
    | "refused";
  why?: string | undefined;
  widget?: string | undefined;
  /** Of `shown`: the conditions that held. */
  held?: readonly Condition["kind"][] | undefined;
}

export type Note = (
  says: Entry["says"],
  why?: By | How | Reason | (string & {}),
  widget?: string,
  held?: Entry["held"],
) => void;
