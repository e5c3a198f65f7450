import { describe, expect, it } from "vitest";
import type { RawAnswers } from "../../src/answers/raw-answers.js";
import { CANCELLED } from "../../src/cli/cancelled.js";
import { askFlow } from "../../src/cli/wizard/ask-flow.js";
import { sampleProject } from "../answers/sample-project.js";
import { scripted } from "./scripted-prompter.js";

const template = { id: "event", questions: [] };
const raw = { name: "score-deal", event: "crm/deal.closed", field: ["dealId:string", "organizationId:string"] };
const ask = (given: RawAnswers, script: ReturnType<typeof scripted>, facts: Parameters<typeof askFlow>[1] = template) =>
  askFlow(given, facts, { project: sampleProject(), prompter: script.prompter });

describe("askFlow", () => {
  it("asks one question where nothing else is wanted", async () => {
    const script = scripted("No");
    expect(await ask(raw, script)).toEqual({ raw, cancelled: false });
    expect(script.log).toEqual([
      "select Anything else about how it runs? [No, Throttle, Rate limit, Debounce, Priority, Idempotency, Cancel on, Timeout, Singleton]",
    ]);
  });

  it("asks again after each option, offers none twice, and judges all of them together", async () => {
    const script = scripted(
      "Idempotency",
      "event.data.dealId",
      "Rate limit",
      "10/1h",
      "",
      "Cancel on",
      "crm/deal.deleted",
      "No more",
    );
    expect((await ask(raw, script)).raw).toEqual({
      ...raw,
      idempotency: "event.data.dealId",
      cancelOn: ["crm/deal.deleted"],
    });
    expect(script.log.filter((line) => line.startsWith("refused"))).toEqual([
      "refused 10/1h: --rate-limit and --idempotency do not go together: idempotency is a rate limit of one in 24 hours, and takes its place.",
    ]);
    expect(script.log.at(-1)).not.toContain("Idempotency");
  });

  it("offers a job of the clock what needs no event, and a batch where the template takes one", async () => {
    const clock = scripted("No");
    await ask({ name: "a", cron: "0 * * * *" }, clock);
    expect(clock.log[0]).toContain("[No, Throttle, Rate limit, Cancel on, Timeout, Singleton]");
    const batch = scripted("Batch", "1/10s", "2/10s", "No more");
    const asked = await ask(raw, batch, { ...template, handles: ["events"] });
    expect(asked.raw.batch).toBe("2/10s");
    expect(batch.log[2]).toContain('refused 1/10s: "1" given to --batch');
  });

  it("keeps what was answered when it is cancelled", async () => {
    const script = scripted("Timeout", "2h", "Throttle", CANCELLED);
    expect(await ask(raw, script)).toEqual({ raw: { ...raw, timeout: "2h" }, cancelled: true });
  });
});
