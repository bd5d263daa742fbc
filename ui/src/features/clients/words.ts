// The business form's words.
export const PARTS = {
  basics: {
    title: "Basics",
    note: "Every launch is planned in this time zone, every amount is in this currency.",
  },
  brand: {
    title: "Brand",
    note: "Used in widgets and briefs only.",
  },
  policy: {
    title: "Contact policy",
    note: "The most one person may get. Every launch is checked against it, across all campaigns.",
  },
  quiet: {
    title: "Quiet hours",
    note: "No message arrives in these hours of the client's time zone, nor outside the hours of the law.",
  },
  blackouts: {
    title: "Blackout dates",
    note: "Days on which nothing is launched, such as stock-taking or a move.",
  },
  note: {
    title: "Note",
    note: "For your team. It appears in no brief.",
  },
  remove: {
    title: "Delete",
    note: "Takes the client and everything planned for it out of the workspace.",
  },
} as const;

/** The places of all state laws together, as the engine names them. */
export const EVERY_STATE = {
  value: "US-ALL",
  label: "Every US state",
} as const;

export const ALL_CHANNELS = "all channels together";
