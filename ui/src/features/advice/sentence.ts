// What the sentence with blanks is made of: the case in words, and the figures the workspace knows better.
import type { ContactCounts, Product, Situation } from "../../host";
import { figure, money, percent } from "../../terms/format";
import { purchaseSpoken } from "../../terms/words";

type Purchase = Situation["purchase"];

/** How a product is bought, begun with the usual figure when the way changes. */
export function purchaseOf(how: Purchase["how"]): Purchase {
  switch (how) {
    case "once":
      return { how, consideration_days: 21 };
    case "used_up":
      return { how, every_days: 30 };
    case "subscribed":
      return { how, renewal: "monthly" };
  }
}

/** "Both: ads for …" as the answer and what it means, the latter as a sentence. */
export function splitHeadline(headline: string): {
  answer: string;
  meaning: string;
} {
  const at = headline.indexOf(": ");
  if (at < 0) return { answer: headline, meaning: "" };
  const rest = headline.slice(at + 2);
  return {
    answer: headline.slice(0, at),
    meaning: rest.charAt(0).toUpperCase() + rest.slice(1),
  };
}

/** A figure the workspace knows, where the case says another. */
export interface Known {
  text: string;
  change: Partial<Situation>;
}

/** What the contacts say of addresses and consent, each person counted once; null where the case says the same. */
export function knownContacts(
  situation: Situation,
  counts: ContactCounts,
): Known | null {
  if (counts.people === 0) return null;
  const { with_email: emails, with_phone: phones } = counts;
  const known = Math.max(emails, phones);
  const granted = Math.max(counts.email_granted, counts.sms_granted);
  const consented = known > 0 ? granted / known : null;
  const same =
    emails === situation.emails &&
    phones === situation.phones &&
    (consented === null ||
      percentOf(consented) === percentOf(situation.consented));
  if (same) return null;
  const agreed = consented === null ? "" : `; ${percent(consented)} agreed`;
  return {
    text: `${figure(emails)} addresses and ${figure(phones)} numbers are in your contacts${agreed}`,
    change: { emails, phones, consented },
  };
}

/** What the product says of price and purchase; null where the case says the same. */
export function knownProduct(
  situation: Situation,
  product: Product | undefined,
): Known | null {
  if (!product) return null;
  const same =
    product.price.minor === situation.price.minor &&
    product.price.currency === situation.price.currency &&
    JSON.stringify(product.purchase) === JSON.stringify(situation.purchase);
  if (same) return null;
  return {
    text: `Your products say ${money(product.price)}, ${purchaseSpoken(product.purchase)}`,
    change: { price: product.price, purchase: product.purchase },
  };
}

function percentOf(share: number | null): string {
  return share === null ? "" : percent(share);
}
