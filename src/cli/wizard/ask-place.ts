import { posix } from "node:path";
import { definedOnly } from "../../answers/defined-only.js";
import type { RawAnswers } from "../../answers/raw-answers.js";
import { guessEntity } from "../../answers/suggest.js";
import { featureFolder } from "../../plan/feature-folder.js";
import type { ReadHost } from "../../project/host.js";
import type { Project } from "../../project/project.js";
import { CANCELLED, type Cancelled } from "../cancelled.js";
import { askFeature } from "./ask-feature.js";
import type { Prompter } from "./prompter.js";

export interface PlaceAsking {
  readonly host: ReadHost;
  /** As detection finds it with all that was answered. */
  readonly project: Project;
  readonly prompter: Prompter;
  /** Absolute; what is given to --dir is relative to it. */
  readonly cwd: string;
}

/** Asks where the function goes, where nothing says so; nothing for one that is there already. */
export async function askPlace(raw: RawAnswers, asking: PlaceAsking): Promise<RawAnswers | Cancelled> {
  const { project, prompter, cwd } = asking;
  const { value, choices = [] } = project.functionsDirectory;
  if (raw.dir !== undefined || project.functions.some(({ id }) => id === raw.name)) return raw;
  if (value.includes("{feature}")) {
    if (raw.feature !== undefined || !isGuess(raw, asking)) return raw;
    const answer = await askFeature.ask({ raw, project, prompter, templates: [], idType: () => "string" });
    return answer === CANCELLED ? CANCELLED : { ...raw, ...answer };
  }
  if (choices.length < 2) return raw;
  const message = "Where does it belong?";
  const place = await prompter.select({ message, choices: choices.map((each) => ({ value: each })) });
  return place === CANCELLED ? CANCELLED : { ...raw, dir: posix.relative(cwd, posix.join(project.root, place)) };
}

/** Whether no feature that is there has a name like what the job is about. */
function isGuess(raw: RawAnswers, { host, project }: PlaceAsking): boolean {
  const { name = "", event, entity } = raw;
  const about = definedOnly({ name, event, entity });
  return featureFolder({ host, project, answers: about, entity: entity ?? guessEntity(name, event) }).isNew;
}
