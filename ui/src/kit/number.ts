// Numbers as people type them.

interface Bounds {
  min: number;
  max: number;
  digits: number;
  optional: boolean;
}

/**
 * Reads "4,120", "4 120", "40k", "1.5m", "18,50", "1.234,50"; null for an allowed empty field, undefined for
 * what is no number here. A comma before one or two last digits is a decimal comma; before three it groups.
 */
export function parseNumber(
  text: string,
  bounds: Bounds,
): number | null | undefined {
  const bare = text.replace(/[\s_'’€$£%]/g, "");
  const isDecimalComma = /^-?(\d+|\d{1,3}(\.\d{3})+),\d{1,2}$/.test(bare);
  const typed = isDecimalComma
    ? bare.replaceAll(".", "").replace(",", ".")
    : bare.replaceAll(",", "");
  if (typed === "") return bounds.optional ? null : undefined;
  const match = /^(-?\d+(?:\.\d+)?|-?\.\d+)([km]?)$/i.exec(typed);
  if (!match) return undefined;
  const scale = { k: 1e3, m: 1e6 }[match[2]?.toLowerCase() ?? ""] ?? 1;
  const unit = 10 ** bounds.digits;
  const value = Math.round(Number(match[1]) * scale * unit) / unit;
  return value >= bounds.min && value <= bounds.max ? value : undefined;
}
