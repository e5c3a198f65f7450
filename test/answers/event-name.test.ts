import { describe, expect, it } from "vitest";
import { checkEventConvention, parseEventName } from "../../src/answers/event-name.js";
import fc from "../support/properties.js";
import { refusal } from "./refusal.js";

describe("parseEventName", () => {
  it.each(["crm/transcript.uploaded", "document/generate", "ticketCreated", "a".repeat(255)])("takes %s", (name) => {
    expect(parseEventName(name)).toBe(name);
  });

  it.each([
    ["", "The event name is empty."],
    [
      "crm/transcript uploaded",
      'The event name "crm/transcript uploaded" may hold only letters, digits, ".", "_", "/" and "-", and begins with a letter or digit.',
    ],
    [
      "/x",
      'The event name "/x" may hold only letters, digits, ".", "_", "/" and "-", and begins with a letter or digit.',
    ],
    [
      "*",
      'The event name "*" may hold only letters, digits, ".", "_", "/" and "-", and begins with a letter or digit.',
    ],
    [
      "inngest/function.failed",
      'The event name "inngest/function.failed" begins with "inngest/", which Inngest keeps for its own events.',
    ],
    ["crm//x", 'The event name "crm//x" has an empty part beside a "/".'],
    ["crm/", 'The event name "crm/" has an empty part beside a "/".'],
    ["a".repeat(256), "The event name is 256 characters long; Inngest takes at most 255."],
  ])("refuses %j with the reason", (name, message) => {
    expect(refusal(() => parseEventName(name))).toMatchObject({ code: "EVENT_INVALID", message });
  });

  it("offers a name near the one refused", () => {
    expect(refusal(() => parseEventName("crm/transcript uploaded")).hint).toBe(
      "Use a name such as crm/transcript-uploaded.",
    );
  });

  it("refuses everything that could end a literal, a comment or a line", () => {
    const harmful = fc.constantFrom('"', "'", "`", "${", "*/", "\n", "\r", "\\", "\u2028", "\u0000");
    fc.assert(
      fc.property(fc.string(), harmful, fc.string(), (before, text, after) => {
        expect(refusal(() => parseEventName(`a${before}${text}${after}`)).code).toBe("EVENT_INVALID");
      }),
    );
  });
});

describe("checkEventConvention", () => {
  const convention = { eventsHaveDomain: true, eventDomains: ["crm"], names: ["crm/transcript.uploaded"] };

  it("has nothing against a name as the project's", () => {
    expect(checkEventConvention("crm/deal.closed", convention)).toBeUndefined();
  });

  it("refuses a name without a domain, and offers the project's", () => {
    expect(refusal(() => checkEventConvention("deal.closed", convention))).toEqual({
      code: "EVENT_INVALID",
      message: 'The event name "deal.closed" has no domain.',
      hint: "Event names are written domain/entity.action here: use crm/deal.closed.",
    });
  });

  it("takes a name without a domain where the project has such names", () => {
    expect(checkEventConvention("deal.closed", { ...convention, eventsHaveDomain: false })).toBeUndefined();
  });

  it.each([
    [
      "crm/deal",
      'The event name "crm/deal" has no action; the project\'s events are written domain/entity.action, as crm/transcript.uploaded.',
    ],
    [
      "crm/Deal.closed",
      'The event name "crm/Deal.closed" has capital letters; the convention is lower case: crm/deal.closed.',
    ],
    [
      "a/b/deal.closed",
      'The event name "a/b/deal.closed" has more than one "/"; the convention is domain/entity.action.',
    ],
  ])("says where %s departs", (name, departure) => {
    expect(checkEventConvention(name, convention)).toBe(departure);
  });

  it("asks for no action in a project without events", () => {
    expect(
      checkEventConvention("document/generate", { eventsHaveDomain: true, eventDomains: [], names: [] }),
    ).toBeUndefined();
  });
});
