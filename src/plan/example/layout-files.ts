import type { ExampleProject } from "./example.js";

/** The Inngest client, the serve route and one function, where each layout has them. */
export function layoutFiles(project: ExampleProject): Record<string, string> {
  return { ...LAYOUTS[project.layout](project), ...(project.runner === "none" ? {} : TESTS[project.layout]) };
}

type Files = Readonly<Record<string, string>>;

const LAYOUTS: Readonly<Record<ExampleProject["layout"], (project: ExampleProject) => Files>> = {
  skill: ({ sdk }) => ({
    "src/lib/inngest/client.ts": CLIENT,
    "src/lib/inngest/functions/send-digest.ts": digest(sdk, "sendDigestJob", "@/lib/inngest/client"),
    "src/app/api/inngest/route.ts": inlineRoute(
      "@/lib/inngest/client",
      "sendDigestJob",
      "@/lib/inngest/functions/send-digest",
    ),
  }),
  barrel: ({ sdk }) => ({
    "src/inngest/client.ts": sdk === 3 ? typedClient("InngestEvents", "./types") : CLIENT,
    "src/inngest/index.ts": `export { inngest } from "./client";\nexport * from "./types";\n`,
    "src/inngest/types.ts": sdk === 3 ? EVENTS_3 : EVENTS_4,
    "src/inngest/functions/send-digest.ts": digest(sdk, "sendDigest", "@/inngest"),
    "src/inngest/functions/index.ts": `import { sendDigest } from "./send-digest";\n\nexport const functions = [\n  sendDigest,\n];\n`,
    "src/app/api/inngest/route.ts": listRoute("@/inngest", "@/inngest/functions"),
  }),
  features: ({ sdk }) => ({
    "src/lib/inngest.ts": CLIENT,
    "src/features/reports/events/event-send-digest.ts": digest(sdk, "eventSendDigest", "@/lib/inngest"),
    "src/app/api/inngest/route.ts": inlineRoute(
      "@/lib/inngest",
      "eventSendDigest",
      "@/features/reports/events/event-send-digest",
    ),
  }),
  lib: ({ sdk }) => ({
    "src/lib/inngest/client.ts": CLIENT,
    "src/lib/inngest/functions/send-digest.ts": digest(sdk, "sendDigest", "../client"),
    "src/lib/inngest/index.ts": `import { sendDigest } from "./functions/send-digest";\n\nexport { inngest } from "./client";\n\nexport const functions = [\n  sendDigest,\n];\n`,
    "src/app/api/inngest/route.ts": listRoute("@/lib/inngest", "@/lib/inngest"),
  }),
};

/** Only the layout that keeps its tests apart has to show where. */
const TESTS: Readonly<Record<ExampleProject["layout"], Files>> = {
  skill: {},
  barrel: {},
  features: {},
  lib: {
    "tests/unit/inngest/send-digest.test.ts": `import { sendDigest } from "@/lib/inngest/functions/send-digest";\n\nvoid sendDigest;\n`,
  },
};

const CLIENT = `import { Inngest } from "inngest";\n\nexport const inngest = new Inngest({ id: "example" });\n`;

const typedClient = (type: string, from: string): string => `import { EventSchemas, Inngest } from "inngest";
import type { ${type} } from "${from}";

export const inngest = new Inngest({
  id: "example",
  schemas: new EventSchemas().fromRecord<${type}>(),
});
`;

const EVENTS_3 = `import { z } from "zod";

export const digestSentPayload = z.object({ digestId: z.string() });

export type InngestEvents = {
  "reports/digest.sent": {
    data: z.infer<typeof digestSentPayload>;
  };
};
`;

const EVENTS_4 = `import { eventType } from "inngest";
import { z } from "zod";

export const digestSent = eventType("reports/digest.sent", {
  schema: z.object({ digestId: z.string() }),
});
`;

const digest = (sdk: 3 | 4, name: string, client: string): string => {
  const settings = `id: "send-digest", name: "Send Digest", retries: 3`;
  const cron = `{ cron: "0 7 * * 1" }`;
  const start = sdk === 4 ? `  { ${settings}, triggers: [${cron}] },` : `  { ${settings} },\n  ${cron},`;
  return `import { inngest } from "${client}";

export const ${name} = inngest.createFunction(
${start}
  async ({ step }) => {
    return await step.run("send-digest", async () => ({ sent: true }));
  },
);
`;
};

const inlineRoute = (client: string, name: string, from: string): string => `import { serve } from "inngest/next";
import { inngest } from "${client}";
import { ${name} } from "${from}";

export const { GET, POST, PUT } = serve({
  client: inngest,
  functions: [
    ${name},
  ],
});
`;

const listRoute = (client: string, from: string): string => {
  const imports =
    client === from
      ? `import { functions, inngest } from "${client}";`
      : `import { inngest } from "${client}";\nimport { functions } from "${from}";`;
  return `import { serve } from "inngest/next";\n${imports}\n\nexport const { GET, POST, PUT } = serve({ client: inngest, functions });\n`;
};
