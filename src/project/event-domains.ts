import type { Conventions, KnownEvent } from "./project.js";

/** Whether event names have a domain, and which; the system's own events do not count. */
export function eventDomains(events: readonly KnownEvent[]): Pick<Conventions, "eventsHaveDomain" | "eventDomains"> {
  const names = events.map(({ value }) => value).filter((name) => !name.startsWith("inngest/"));
  const counts = new Map<string, number>();
  for (const name of names.filter((each) => each.includes("/"))) {
    const domain = name.slice(0, name.indexOf("/"));
    counts.set(domain, (counts.get(domain) ?? 0) + 1);
  }
  const domains = [...counts].sort((a, b) => b[1] - a[1]).map(([domain]) => domain);
  return { eventsHaveDomain: names.every((name) => name.includes("/")), eventDomains: domains };
}
