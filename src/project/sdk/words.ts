import type { Feature } from "./features.js";

/** A feature as messages and the documentation name it: "the option singleton", "timeout of step.invoke()". */
export function inWords(feature: Feature): string {
  const [group, ...parts] = feature.split(".");
  const name = parts.join(".");
  const [head = "", ...rest] = parts;
  switch (group) {
    case "options":
      return rest.length === 0 ? `the option ${name}` : `${rest.join(".")} of the option ${head}`;
    case "steps":
      return toolInWords(name);
    case "context":
      return `${name} in the handler`;
    case "triggers":
      return TRIGGERS[name] ?? name;
    case "client":
      return `the option ${name} of the client`;
    case "behaviours":
      return BEHAVIOURS[name] ?? name;
    case "entries":
      return name;
    default:
      return `${name} of inngest`;
  }
}

/** Tools of `step.ai` and `step.realtime` have two names; what follows a tool is one of its options. */
function toolInWords(name: string): string {
  const [tool = "", option] = /^(ai|realtime)\./.test(name) ? [name] : name.split(".");
  return option === undefined ? `step.${tool}()` : `${option} of step.${tool}()`;
}

const TRIGGERS: Readonly<Record<string, string>> = {
  several: "several triggers of one function",
  "event.if": "a condition of a trigger",
};

const BEHAVIOURS: Readonly<Record<string, string>> = {
  failureHandler: "an onFailure handler that runs",
  retryAfter: "steps that are tried again when their RetryAfterError says",
  firstStepSends: "step.sendEvent() as a first step that sends once",
  stepErrors: "steps whose failure can be caught",
  testDriver: "runs in memory, as the generated tests make them",
};
