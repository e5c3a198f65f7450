/*
 * What is asked of every published version: one line of TypeScript each, which compiles where the version has the feature.
 * `data`, `other` and `inngest` are declared around it.
 */

type Probes = Readonly<Record<string, string>>;

/** Options of a function. */
const options: Probes = {
  batchEvents: 'batchEvents: { maxSize: 10, timeout: "5s" }',
  "batchEvents.if": 'batchEvents: { maxSize: 10, timeout: "5s", if: "event.data.a == 1" }',
  "batchEvents.key": 'batchEvents: { maxSize: 10, timeout: "5s", key: "event.data.a" }',
  cancelOn: 'cancelOn: [{ event: "a/c", match: "data.a" }]',
  "cancelOn.if": 'cancelOn: [{ event: "a/c", if: "async.data.a == event.data.a" }]',
  "cancelOn.timeout": 'cancelOn: [{ event: "a/c", match: "data.a", timeout: "1h" }]',
  checkpointing: "checkpointing: true",
  concurrency: "concurrency: { limit: 5 }",
  "concurrency.key": 'concurrency: { limit: 5, key: "event.data.a" }',
  "concurrency.scope": 'concurrency: { limit: 5, key: "event.data.a", scope: "env" }',
  "concurrency.several": 'concurrency: [{ limit: 5, key: "event.data.a" }, { limit: 50 }]',
  debounce: 'debounce: { period: "1m" }',
  "debounce.key": 'debounce: { period: "1m", key: "event.data.a" }',
  "debounce.timeout": 'debounce: { period: "1m", timeout: "5m" }',
  description: 'description: "What it does"',
  idempotency: 'idempotency: "event.data.a"',
  onFailure: "onFailure: async ({ error }) => void error.message",
  optimizeParallelism: "optimizeParallelism: true",
  priority: 'priority: { run: "event.data.a" }',
  rateLimit: 'rateLimit: { limit: 5, period: "1m" }',
  "rateLimit.key": 'rateLimit: { limit: 5, period: "1m", key: "event.data.a" }',
  retries: "retries: 3",
  singleton: 'singleton: { mode: "skip" }',
  "singleton.cancel": 'singleton: { mode: "cancel" }',
  "singleton.key": 'singleton: { mode: "skip", key: "event.data.a" }',
  throttle: 'throttle: { limit: 5, period: "1m" }',
  "throttle.burst": 'throttle: { limit: 5, period: "1m", burst: 2 }',
  "throttle.key": 'throttle: { limit: 5, period: "1m", key: "event.data.a" }',
  timeouts: 'timeouts: { finish: "1h" }',
  "timeouts.start": 'timeouts: { start: "1m" }',
};

/** Tools of `step`. */
const steps: Probes = {
  "ai.infer": "step.ai.infer",
  "ai.wrap": 'step.ai.wrap("id", async (text: string) => text, "text")',
  fetch: "step.fetch",
  invoke: 'step.invoke("id", { function: other, data })',
  "invoke.timeout": 'step.invoke("id", { function: other, data, timeout: "1h" })',
  "realtime.publish": "step.realtime.publish",
  run: 'step.run("id", () => 1)',
  sendEvent: 'step.sendEvent("id", { name: "a/c", data })',
  sendSignal: 'step.sendSignal("id", { signal: "a", data })',
  sleep: 'step.sleep("id", "1m")',
  sleepUntil: 'step.sleepUntil("id", new Date())',
  waitForEvent: 'step.waitForEvent("id", { event: "a/c", timeout: "1h" })',
  "waitForEvent.if": 'step.waitForEvent("id", { event: "a/c", timeout: "1h", if: "async.data.a == event.data.a" })',
  waitForSignal: "step.waitForSignal",
};

/** What a handler is given. */
const context: Probes = {
  attempt: "context.attempt satisfies number",
  events: "context.events[0].name",
  group: "context.group.parallel",
  logger: 'context.logger.error("said")',
  maxAttempts: "context.maxAttempts satisfies number | undefined",
  runId: "context.runId satisfies string",
};

/** Triggers of a function. */
const triggers: Probes = {
  cron: '{ cron: "0 2 * * *" }',
  event: '{ event: "a/b" }',
  "event.if": '{ event: "a/b", if: "event.data.a == 1" }',
  several: '[{ event: "a/b" }, { cron: "0 2 * * *" }]',
};

/** Options of a client. */
const client: Probes = {
  checkpointing: "checkpointing: true",
  fetch: "fetch",
  isDev: "isDev: true",
  logger: "logger: console",
  optimizeParallelism: "optimizeParallelism: true",
  schemas: "schemas: new sdk.EventSchemas()",
  signingKey: 'signingKey: "key"',
};

/** Members of what the package exports; the ones after `type` are types. */
const members: Probes = {
  "EventSchemas.fromGenerated": "new sdk.EventSchemas().fromGenerated",
  "EventSchemas.fromRecord": "new sdk.EventSchemas().fromRecord",
  "EventSchemas.fromSchema": "new sdk.EventSchemas().fromSchema",
  "EventSchemas.fromUnion": "new sdk.EventSchemas().fromUnion",
  "EventSchemas.fromZod": "new sdk.EventSchemas().fromZod",
  "Inngest.Any": "null as unknown as sdk.Inngest.Any",
  "Inngest.Like": "null as unknown as sdk.Inngest.Like",
  "InngestFunction.Any": "null as unknown as sdk.InngestFunction.Any",
  "InngestFunction.Like": "null as unknown as sdk.InngestFunction.Like",
  "internalEvents.FunctionCancelled": "sdk.internalEvents.FunctionCancelled",
};

/** By the groups of `minors.json`. */
export const PROBES = { options, steps, context, triggers, client, members };
export type Group = keyof typeof PROBES;

/** None of these is in any version: where one compiles, the types of that version say nothing. */
export const NOWHERE: Readonly<Partial<Record<Group, string>>> = {
  options: "atNoTime: 1",
  steps: "step.atNoTime",
  context: "context.atNoTime",
  client: "atNoTime: 1",
};
