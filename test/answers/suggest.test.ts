import { describe, expect, it } from "vitest";
import { guessEntity, suggestEvents, suggestFields } from "../../src/answers/suggest.js";
import { known, sampleProject } from "./sample-project.js";

const conventions = (overrides: object) => ({ ...sampleProject().conventions, ...overrides });

describe("guessEntity", () => {
  it.each([
    ["parse-transcript", "crm/transcript.uploaded", "transcript"],
    ["parse-transcript", undefined, "transcript"],
    ["generate-report", "document/generate", "document"],
    ["sync-call-recordings", undefined, "callRecording"],
    ["sync-companies", undefined, "company"],
    ["check-status", undefined, "status"],
    ["import-news", undefined, "news"],
    ["cleanup", undefined, "item"],
    ["delete-class", undefined, "item"],
  ])("of %s started by %s is %s", (name, event, entity) => {
    expect(guessEntity(name, event)).toBe(entity);
  });
});

describe("suggestEvents", () => {
  it("uses the project's domains", () => {
    const project = sampleProject({ conventions: conventions({ eventDomains: ["crm", "billing"] }) });
    expect(suggestEvents("parse-transcript", project)).toEqual(["crm/transcript.parse", "billing/transcript.parse"]);
  });

  it("offers names of the usual forms in a project without events", () => {
    expect(suggestEvents("parse-transcript", sampleProject())).toEqual(["transcript/parse", "app/transcript.parse"]);
  });

  it("offers no name that exists", () => {
    const project = sampleProject({
      conventions: conventions({ eventDomains: ["crm"] }),
      events: [known("crm/transcript.parse")],
    });
    expect(suggestEvents("parse-transcript", project)).toEqual([]);
  });
});

describe("suggestFields", () => {
  it("proposes the entity's id, the organization and the user", () => {
    expect(suggestFields("transcript", sampleProject())).toEqual({
      ids: ["transcriptId"],
      context: ["organizationId", "userId"],
    });
  });

  it("proposes the tenant in the barrel layout", () => {
    expect(suggestFields("document", sampleProject({ layout: "barrel" }))).toEqual({
      ids: ["documentId"],
      context: ["tenantId"],
    });
  });

  it("proposes no id twice", () => {
    expect(suggestFields("organization", sampleProject())).toEqual({ ids: [], context: ["organizationId", "userId"] });
  });
});
