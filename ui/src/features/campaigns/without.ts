// Leaving a key out of a record.

/** A record less one of its keys; the record itself is left alone. */
export function without<T extends object>(record: T, key: keyof T): T {
  const rest = { ...record };
  Reflect.deleteProperty(rest, key);
  return rest;
}
