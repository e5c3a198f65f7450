import type { Choose } from "../project/detect.js";
import type { ReadHost } from "../project/host.js";
import type { ExistingFunction, KnownEvent, Project } from "../project/project.js";
import type { Resolve } from "../project/resolve-module.js";
import { declaredEvent } from "./declared-event.js";
import { type DetectionChoice, detectionChoice } from "./detection-choice.js";
import { refuseHiddenClient } from "./hidden-client.js";
import type { AddedJob } from "./plan-add.js";
import { projectWithout } from "./project-before.js";
import { withoutCycles } from "./without-cycles.js";

/** A project as some jobs find it, kept up to date while they are planned one after the other. */
export class Look {
  readonly choice: DetectionChoice;
  #found: Project;
  #before: Project;

  /** @param detected as it is on disk */
  constructor(detected: Project, choose: Choose) {
    this.choice = detectionChoice(detected, { ...choose, trigger: choose.trigger ?? "event" });
    this.#found = detected;
    this.#before = detected;
  }

  /** With the jobs planned so far. */
  get found(): Project {
    return this.#found;
  }

  /** The same without the files that earlier runs made for the jobs. */
  get before(): Project {
    return this.#before;
  }

  /** Looks again without files that earlier runs made for the jobs, so that their habits do not count as the project's. */
  leaveOut(made: readonly string[], host: ReadHost, resolve: Resolve): void {
    const project = this.#found;
    const { root } = project;
    const without = made.length === 0 ? project : projectWithout(host, made, this.choice, root);
    this.#found = withoutCycles(project, { host, root, resolve });
    refuseHiddenClient(this.#found, { host, root, resolve });
    this.#before = without === project ? this.#found : withoutCycles(without, { host, root, resolve });
  }

  /** A job was planned: the next ones find its function and its events. */
  learn({ functions, events }: AddedJob): void {
    const made = functions
      .filter(({ id }) => !this.#found.functions.some((each) => each.id === id))
      .map((each): ExistingFunction => ({ ...each, line: 1, served: true, isPlanned: true }));
    const update = (project: Project): Project => ({
      ...project,
      functions: [...project.functions, ...made],
      events: events.reduce(
        (known, typing) => withEvent(known, declaredEvent(typing, project), project),
        project.events,
      ),
    });
    const same = this.#before === this.#found;
    this.#found = update(this.#found);
    this.#before = same ? this.#found : update(this.#before);
  }
}

/** One that was found with its declaration stays; one that was only mentioned is now declared. */
function withEvent(known: readonly KnownEvent[], event: KnownEvent, { registry }: Project): readonly KnownEvent[] {
  const found = known.find((each) => each.value === event.value);
  const isDeclared =
    found?.constant !== undefined || (registry?.parts.some((part) => part.file === found?.file) ?? false);
  if (found !== undefined && (isDeclared || event.fields === undefined)) return known;
  return [event, ...known.filter((each) => each !== found)];
}
