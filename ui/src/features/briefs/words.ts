// What the brief screen says.
import type { BriefFormat, BriefPart, CalendarFormat } from "../../host";

/** The parts in the order of the pages. */
export const PARTS: readonly { part: BriefPart; label: string }[] = [
  { part: "strategy", label: "Strategy and why" },
  { part: "audiences", label: "Audiences" },
  { part: "timeline", label: "Timeline" },
  { part: "launches", label: "Launches with messages and links" },
  { part: "widgets", label: "Website widgets" },
  { part: "budget", label: "Budget" },
  { part: "measures", label: "Measures" },
  { part: "findings", label: "Open findings" },
];

export const FORMATS: readonly {
  format: BriefFormat;
  label: string;
  note: string;
}[] = [
  { format: "pdf", label: "PDF", note: "to read and print" },
  { format: "docx", label: "Word", note: "to edit on" },
  { format: "html", label: "Web page", note: "one file" },
  { format: "md", label: "Markdown", note: "plain text" },
];

export const SCHEDULES: readonly {
  format: CalendarFormat;
  label: string;
  note: string;
}[] = [
  { format: "ics", label: "Calendar of the launches", note: ".ics" },
  { format: "csv", label: "Table of the launches", note: ".csv" },
];

export const EMPTY = {
  title: "Hand the plan over",
  text: "A brief gathers the strategy and why, audiences, timeline, launches with messages and links, widgets, budget and open findings, in the client’s colors. It follows the plan until you export it.",
} as const;
