import { expect, test } from "vitest";
import type { ContactCounts, Product, Situation } from "../../host";
import {
  knownContacts,
  knownProduct,
  purchaseOf,
  splitHeadline,
} from "./sentence";

const price = { minor: 1200, currency: "EUR" };

const situation: Situation = {
  client: "c",
  product: null,
  purchase: { how: "used_up", every_days: 30 },
  price,
  reach: "buyers",
  emails: 4120,
  phones: 800,
  consented: 0.8,
  monthly_visitors: 0,
  visitors_tagged: false,
  channels: [],
  monthly_budget: { minor: 0, currency: "EUR" },
};

function counts(with_email: number, with_phone: number, granted: number) {
  const counts: ContactCounts = {
    people: Math.max(with_email, with_phone, 1),
    with_email,
    with_phone,
    email_granted: granted,
    sms_granted: 0,
    buyers: 0,
  };
  return counts;
}

test("a headline is the answer and what it means", () => {
  expect(splitHeadline("Both: ads for some: and more.")).toEqual({
    answer: "Both",
    meaning: "Ads for some: and more.",
  });
  expect(splitHeadline("Wait").meaning).toBe("");
});

test("counts of the contacts are offered where the case says otherwise", () => {
  const nobody = { ...counts(0, 0, 0), people: 0 };
  expect(knownContacts(situation, nobody)).toBeNull();
  expect(knownContacts(situation, counts(4120, 800, 3296))).toBeNull();
  expect(knownContacts(situation, counts(3204, 10, 1602))).toEqual({
    text: "3,204 addresses and 10 numbers are in your contacts; 50% agreed",
    change: { emails: 3204, phones: 10, consented: 0.5 },
  });
});

test("people without an address tell nothing of consent", () => {
  expect(
    knownContacts(situation, counts(0, 0, 0))?.change.consented,
  ).toBeNull();
});

test("consent nobody recorded differs from consent that was counted", () => {
  const unknown = { ...situation, consented: null };
  expect(knownContacts(unknown, counts(4120, 800, 0))?.change.consented).toBe(
    0,
  );
});

test("price and purchase of the product are offered where they differ", () => {
  const product: Product = {
    id: "p",
    client: "c",
    name: "Filter coffee",
    price,
    margin: 0.4,
    purchase: purchaseOf("used_up"),
    page: "",
  };
  expect(knownProduct(situation, product)).toBeNull();
  expect(knownProduct(situation, undefined)).toBeNull();
  const dearer = { ...product, price: { minor: 1450, currency: "EUR" } };
  expect(knownProduct(situation, dearer)?.text).toBe(
    "Your products say €14.50, used up every 30 days",
  );
});
