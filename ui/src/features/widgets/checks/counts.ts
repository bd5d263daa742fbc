// How many things of each weight were found at a widget, in words.
import type { Severity, WidgetCheck } from "../../../host";
import { counted } from "../../../terms/words";

/** The weightiest of what was found; undefined when nothing was. */
export function worst(checks: readonly WidgetCheck[]): Severity | undefined {
  const order: readonly Severity[] = ["error", "warning", "note"];
  return order.find((it) => checks.some((check) => check.severity === it));
}

/** "2 to mend, 1 remark"; empty without either. */
export function countWords(checks: readonly WidgetCheck[]): string {
  const errors = checks.filter((it) => it.severity === "error").length;
  const others = checks.length - errors;
  return [
    ...(errors > 0 ? [`${errors} to mend`] : []),
    ...(others > 0 ? [counted(others, "remark")] : []),
  ].join(", ");
}
