import { posix } from "node:path";
import type { Answers } from "../answers/answers.js";
import type { Choose } from "../project/detect.js";
import type { Project } from "../project/project.js";

/** What detection has to be given to find the same project again. */
export interface DetectionChoice {
  /** Absolute path. */
  readonly cwd: string;
  readonly choose: Choose & { readonly serve: string };
}

/** From the unit's own directory, naming the serve call that was found, so that nothing is ambiguous now. */
export function detectionChoice(
  project: Project,
  answers: Pick<Answers, "trigger" | "client" | "dir" | "testDir"> & Pick<Choose, "about">,
): DetectionChoice {
  const from = (file: string): string => posix.relative(project.unit, file);
  const tests = project.runner?.place;
  return {
    cwd: project.unit === "" ? project.root : `${project.root}/${project.unit}`,
    choose: {
      root: project.root,
      ...{ serve: from(project.serve.file), serveIndex: project.serve.index },
      trigger: answers.trigger === "cron" ? "cron" : "event",
      ...(answers.about === undefined ? {} : { about: answers.about }),
      ...(answers.client === undefined ? {} : { client: from(project.client.declaredIn) }),
      ...(answers.dir === undefined ? {} : { dir: from(project.functionsDirectory.value) }),
      ...(answers.testDir === undefined || tests?.kind !== "directory" ? {} : { testDir: from(tests.directory) }),
    },
  };
}

/** The same without answers: as it was found. */
export function chosenAgain(project: Project): DetectionChoice {
  const { root, unit, serve, functionsDirectory } = project;
  const from = (file: string): string => posix.relative(unit, file);
  // One of several arrays is found by the folder of its functions.
  const dir = functionsDirectory.value.includes("{") ? {} : { dir: from(functionsDirectory.value) };
  return {
    cwd: unit === "" ? root : `${root}/${unit}`,
    choose: { root, serve: from(serve.file), serveIndex: serve.index, ...dir },
  };
}
