import type { Answers, Field } from "../answers/answers.js";
import type { RenderContext } from "../templates/context.js";
import { camelCase, kebabCase, pascalCase, plural } from "../text/case.js";
import { eventEntity } from "./event-naming.js";

/** Fields that say for whom a job runs, not on what. */
const CONTEXT_IDS = new Set(["organizationId", "userId", "tenantId"]);

/** What the job is about, in camelCase: the answer, the first id of the event's data, the event's own noun, else `item`. */
export function entityName(answers: Answers, fields: readonly Field[]): string {
  if (answers.entity !== undefined) return camelCase(answers.entity);
  if (answers.trigger === "both") return "organization";
  const id = fields.find((field) => /.Id$/.test(field.name) && !CONTEXT_IDS.has(field.name));
  if (id !== undefined) return camelCase(id.name.slice(0, -2));
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
