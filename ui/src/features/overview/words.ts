// The overview's words.
import type { FirstSteps } from "../../host";
import type { Screen } from "../../terms/place.svelte";

interface Step {
  done: keyof FirstSteps;
  title: string;
  text: string;
  minutes: number;
  screen: Screen;
  button: string;
}

/** The way from nothing to a brief, in order. */
export const STEPS: readonly Step[] = [
  {
    done: "business",
    title: "Business",
    text: "Say what you sell and how people buy it again.",
    minutes: 1,
    screen: "business",
    button: "Add a product",
  },
  {
    done: "advice",
    title: "Advice",
    text: "Fill in one sentence and see whether to retarget, remarket or both.",
    minutes: 1,
    screen: "advice",
    button: "Ask for advice",
  },
  {
    done: "audience",
    title: "Audience",
    text: "Name the people to reach, from a contact file, your site or a platform.",
    minutes: 1,
    screen: "audiences",
    button: "Make an audience",
  },
  {
    done: "launches",
    title: "Launches",
    text: "Choose a rhythm; the launches are laid and checked for you.",
    minutes: 1,
    screen: "plan",
    button: "Plan a campaign",
  },
  {
    done: "brief",
    title: "Brief",
    text: "Read the brief and hand it over as a PDF.",
    minutes: 1,
    screen: "brief",
    button: "Make the brief",
  },
];

export const EMPTY = {
  launches: {
    title: "Nothing is planned ahead",
    text: "The next launches of every live campaign stand here, day by day.",
  },
  findings: "Everything planned keeps its rules.",
  clients: {
    title: "No client yet",
    text: "A client is a business you plan for: your own, or one of many. Its name is enough to begin.",
  },
};
