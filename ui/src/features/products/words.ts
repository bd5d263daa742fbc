// What is said about products and how they are bought.
import type { Purchase, RenewalPeriod } from "../../host";
import type { Option } from "../../kit/option";

export const SECTION = {
  title: "What you sell",
  note: "How people buy it decides between retargeting and remarketing, and sets the rhythm of reminders.",
};

export const EMPTY = {
  title: "No product yet",
  text: "Add what you sell most. Whether people buy it once, use it up or subscribe to it is what the advice begins with.",
};

interface Way {
  how: Purchase["how"];
  title: string;
  examples: string;
}

export const WAYS: readonly Way[] = [
  {
    how: "once",
    title: "Once over a long period",
    examples: "a television, a car, a kitchen, legal advice",
  },
  {
    how: "used_up",
    title: "Used up and bought again",
    examples: "coffee, filters, cosmetics, pet food",
  },
  {
    how: "subscribed",
    title: "Subscribed until cancelled",
    examples: "software, a box every month, a gym",
  },
];

export const RENEWALS: readonly Option<RenewalPeriod>[] = [
  { value: "monthly", label: "every month" },
  { value: "quarterly", label: "every three months" },
  { value: "half_yearly", label: "every six months" },
  { value: "yearly", label: "every year" },
];

/** What a way of buying begins with; days that were entered before stay. */
export function purchaseOf(how: Purchase["how"], before: Purchase): Purchase {
  const days = daysOf(before);
  switch (how) {
    case "once":
      return { how, consideration_days: days ?? 30 };
    case "used_up":
      return { how, every_days: days ?? 28 };
    case "subscribed":
      return {
        how,
        renewal: before.how === "subscribed" ? before.renewal : "monthly",
      };
  }
}

function daysOf(purchase: Purchase): number | undefined {
  switch (purchase.how) {
    case "once":
      return purchase.consideration_days;
    case "used_up":
      return purchase.every_days;
    case "subscribed":
      return undefined;
  }
}

/** A percentage as a share, to a tenth of a percent. */
export function shareOf(percent: number): number {
  return Math.round(percent * 10) / 1000;
}
