// What the editors of single pieces know of the world around the widget.
import type { UtmRow } from "../../../host";

export interface Scene {
  /** The zone in which hours and days are meant. */
  zone: string;
  /** The client's currency, for the worth of a cart. */
  currency: string;
  /** The name of the campaign the widget serves. */
  campaign: string | undefined;
  /** The links of that campaign; undefined until they are known. */
  links: readonly UtmRow[] | undefined;
}
