// What the conditions of a rule may name, as the screen has it.
import type {
  ContactImportView,
  ContactList,
  Product,
  WordPeople,
} from "../../../host";

export interface Scene {
  lists: readonly ContactList[];
  products: readonly Product[];
  imports: readonly ContactImportView[];
  /** The words people have, those of most people first. */
  tags: readonly WordPeople[];
  bought: readonly WordPeople[];
  /** Audiences of contacts of the same client, without the one that is edited. */
  audiences: readonly { id: string; name: string }[];
  currency: string;
  /** The local day. */
  today: string;
}
