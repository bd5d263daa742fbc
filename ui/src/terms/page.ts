// A page as one recognizes it among others of the same site.

/** A page as short as it can be told: its path on the client's own site, the whole address elsewhere. */
export function pageWords(page: string, site: string): string {
  const bare = (address: string) => address.replace(/^https?:\/\//, "");
  const host = bare(site).replace(/\/.*$/, "");
  const whole = bare(page);
  if (host === "" || !whole.startsWith(host)) return whole;
  const path = whole.slice(host.length);
  return path === "" ? "/" : /^[/?#]/.test(path) ? path : whole;
}
