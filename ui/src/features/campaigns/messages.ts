// What each channel has room for. Only SMS has a hard limit of its own; the others are cut, or refused by the platform.
import type { Channel } from "../../host";

interface Room {
  /** How the field is called in this channel. */
  label: string;
  /** Characters shown; null where nothing is cut. */
  shown: number | null;
  /** What happens beyond it. */
  beyond: string;
}

interface Rooms {
  subject: Room | null;
  body: Room;
  /** The button's label; null where there is none. */
  button: string | null;
}

const CUT = "the rest is cut on most phones";
const REFUSED = "the platform refuses more";

export const ROOMS: Record<Channel, Rooms> = {
  email: {
    subject: { label: "Subject", shown: 50, beyond: CUT },
    body: { label: "Body", shown: null, beyond: "" },
    button: "Button",
  },
  sms: {
    subject: null,
    body: { label: "Text", shown: null, beyond: "" },
    button: null,
  },
  push: {
    subject: { label: "Title", shown: 50, beyond: CUT },
    body: { label: "Text", shown: 120, beyond: CUT },
    button: "Button",
  },
  on_site: {
    subject: { label: "Headline", shown: null, beyond: "" },
    body: { label: "Text", shown: null, beyond: "" },
    button: "Button",
  },
  search: {
    subject: { label: "Headline", shown: 30, beyond: REFUSED },
    body: { label: "Description", shown: 90, beyond: REFUSED },
    button: null,
  },
  display: {
    subject: { label: "Headline", shown: 30, beyond: REFUSED },
    body: { label: "Description", shown: 90, beyond: REFUSED },
    button: "Button",
  },
  social: {
    subject: { label: "Headline", shown: 40, beyond: CUT },
    body: { label: "Text", shown: 125, beyond: "the rest hides behind “more”" },
    button: "Button",
  },
};

/** "41 of 50", or "41" where nothing is cut; characters as a reader counts them. */
export function countOf(text: string, shown: number | null): string {
  const count = [...text].length;
  return shown === null ? `${count}` : `${count} of ${shown}`;
}

export function isOver(text: string, shown: number | null): boolean {
  return shown !== null && [...text].length > shown;
}
