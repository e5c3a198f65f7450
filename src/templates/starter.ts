import { titleCase } from "../text/case.js";

/**
 * The files of a small template to start from, by their path below the directory of templates: one step, its test, and
 * an example to see what it renders to.
 *
 * @param schema where the JSON schema of `template.json` is, as an editor finds it from there
 */
export function starterFiles(id: string, schema: string): ReadonlyMap<string, string> {
  return new Map([
    [`${id}/template.json`, manifest(id, schema)],
    [`${id}/function.ts.hbs`, FUNCTION],
    [`${id}/test.ts.hbs`, TEST],
    [`${id}/examples/small-project.json`, EXAMPLE],
  ]);
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const manifest = (id: string, schema: string): string =>
  json({
    $schema: schema,
    id,
    title: titleCase(id),
    description: "Handles an event in one step.",
    whenNot: ["Something has to run by the clock: use cron."],
    steps: ["handle-<entity>"],
    sdk: [3, 4],
    trigger: ["event"],
    questions: [],
    files: [
      { role: "function", template: "function.ts.hbs", to: "{{paths.function}}", export: "{{job.exportName}}" },
      { role: "test", template: "test.ts.hbs", to: "{{paths.test}}", when: "test" },
      {
        role: "driver",
        template: "../_partials/inngest-test-driver.ts.hbs",
        to: "{{paths.driver}}",
        when: "test",
      },
    ],
    edits: ["event-type", "register"],
    nextSteps: ["Write the job's own logic where {{paths.function}} says so."],
  });

const FUNCTION = `{{#module}}
{{#createFunction}}
  async ({ event, step }) => {
    {{> event-data}}

    const result = await step.run({{str "handle-" entity.kebab}}, async () => {
      // Your logic goes here. Throw to have the step retried.
      return data;
    });

    return { success: true, {{#each keys}}{{this}}, {{/each}}result };
  }
{{/createFunction}}
{{/module}}
`;

const TEST = `{{#module}}
const event = {
  name: {{str event.name}},
  data: {
    {{#each event.fields}}
    {{key name}}: {{sample this}},
    {{/each}}
  },
};

{{runner "describe"}}({{str job.exportName}}, () => {
  {{runner "it"}}("runs its step and returns what it made", async () => {
    const run = await {{use "driver.runFunction"}}({{use "function"}}, event);

    {{runner "expect"}}(run.error).toBeUndefined();
    {{runner "expect"}}(run.steps).toEqual([{{str "handle-" entity.kebab}}]);
    {{runner "expect"}}(run.result).toEqual({ success: true, {{#each keys}}{{this}}: event.data.{{this}}, {{/each}}result: event.data });
  });
});
{{/module}}
`;

const EXAMPLE = json({
  answers: {
    name: "greet-customer",
    event: "crm/customer.created",
    fields: { customerId: "string", "language?": "string" },
  },
  project: { sdk: 4, db: "none", runner: "vitest", layout: "skill" },
});
