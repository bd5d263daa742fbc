// What the conditions of a rule may name, as the screen has it.
import type { ContactList, Product } from "../../../host";

export interface Scene {
  lists: readonly ContactList[];
  products: readonly Product[];
  /** Audiences of contacts of the same client, without the one that is edited. */
  audiences: readonly { id: string; name: string }[];
  currency: string;
  /** The local day. */
  today: string;
}
