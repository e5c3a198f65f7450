import type { Answers, Field } from "../answers/answers.js";
import { mainId } from "../answers/flow/main-id.js";
import type { RenderContext } from "../templates/context.js";
import { camelCase, kebabCase, pascalCase, plural } from "../text/case.js";
import { eventEntity } from "./event-naming.js";

/** What the job is about, in camelCase: the answer, the first id of the event's data, the event's own noun, else `item`. */
export function entityName(answers: Answers, fields: readonly Field[]): string {
  if (answers.entity !== undefined) return camelCase(answers.entity);
  if (answers.trigger === "both") return "organization";
  const id = mainId(answers, fields);
  if (id !== undefined) return camelCase(id.slice(0, -2));
  return (answers.event === undefined ? undefined : eventEntity(answers.event)) ?? "item";
}

export function entityForms(name: string, fields: readonly Field[]): RenderContext["entity"] {
  const idField = fields.find((field) => field.name === `${name}Id`)?.name;
  return {
    camel: name,
    pascal: pascalCase(name),
    plural: plural(name),
    pluralPascal: pascalCase(plural(name)),
    kebab: kebabCase(name),
    ...(idField === undefined ? {} : { idField }),
  };
}
