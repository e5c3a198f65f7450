import { parseSegment } from "../../answers/path-answer.js";
import { guessEntity } from "../../answers/suggest.js";
import { kebabCase } from "../../text/case.js";
import { CANCELLED } from "../cancelled.js";
import type { AskStep } from "./ask-step.js";

/** The feature folder, in a project that keeps its functions in such. */
export const askFeature: AskStep = {
  applies: (raw, project) => project.functionsDirectory.value.includes("{feature}") && raw.dir === undefined,
  async ask({ raw, prompter }) {
    const initial = kebabCase(raw.entity ?? guessEntity(raw.name ?? "", raw.event));
    const feature = await prompter.text({
      message: "Which feature does it belong to?",
      initial,
      check: (text) => parseSegment("--feature", text),
    });
    return feature === CANCELLED ? CANCELLED : { feature };
  },
};
