import type { Answers } from "../answers/answers.js";
import type { Warning } from "../project/project.js";
import { listed } from "../text/listed.js";
import { type FeatureInput, featureFolder } from "./feature-folder.js";

/** A warning where nothing says in which of several folders a new function belongs, with the flag that does. */
export function warnPlace(input: FeatureInput & { readonly answers: Answers }): Warning[] {
  const { project, answers } = input;
  const { value, choices = [], file, line } = project.functionsDirectory;
  if (answers.dir !== undefined) return [];
  const where = `Nothing says where ${answers.name} belongs: it goes to`;
  if (value.includes("{feature}")) {
    const { directory, isNew, feature } = featureFolder(input);
    if (!isNew || answers.feature !== undefined) return [];
    const message =
      feature === undefined
        ? `${where} ${directory}. --feature <name> or --dir <directory> names another place.`
        : `${where} ${directory}, a new feature. --feature <name> names another.`;
    return [{ code: "PLACE_GUESSED", message, file, line }];
  }
  const others = choices.filter((each) => each !== value);
  if (others.length === 0) return [];
  const [only = ""] = others;
  const isEmpty =
    others.length === 1 &&
    !project.functions.some((each) => each.file.startsWith(`${only}/`) && !each.file.startsWith(`${value}/`));
  const also = isEmpty ? `and could go to ${only}` : `while others are in ${someOf(others)}`;
  const message = `${where} ${value}, ${also}. --dir <directory> names another place.`;
  return [{ code: "PLACE_GUESSED", message, file, line }];
}

/** Of more folders only some are named. */
const MOST = 4;

function someOf(folders: readonly string[]): string {
  const [named, rest] = folders.length > MOST ? [folders.slice(0, MOST - 1), folders.length - MOST + 1] : [folders, 0];
  return listed([...named, ...(rest === 0 ? [] : [`${rest} more`])]);
}
