import { words } from "../text/case.js";
import { guessEntity } from "./suggest.js";

interface Subject {
  readonly name?: string | undefined;
  readonly event?: string | undefined;
  readonly entity?: string | undefined;
  readonly feature?: string | undefined;
}

/** Words for what a job is about, the surest first: its feature, its noun, its event's domain, then those of its name. */
export function aboutJob({ name = "", event, entity, feature }: Subject): string[] {
  const domain = event?.includes("/") ? event.slice(0, event.indexOf("/")) : undefined;
  const noun = event === undefined ? undefined : guessEntity(name, event);
  const all = [feature, entity, noun, domain, ...words(name)];
  return [...new Set(all.filter((each) => each !== undefined && each !== ""))] as string[];
}
