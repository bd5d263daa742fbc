// What one chooses from, wherever one of several is chosen.

export interface Option<T extends string> {
  value: T;
  label: string;
  /** Options of one group follow each other under its name, where the control shows groups. */
  group?: string;
}
