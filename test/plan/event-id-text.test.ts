import { describe, expect, it } from "vitest";
import { eventIdText } from "../../src/plan/event-id-text.js";
import { conventions } from "./sample-project.js";

const text = (pattern: string | undefined, values: Record<string, string>): string | undefined =>
  eventIdText(pattern, new Map(Object.entries(values)), conventions.style);

describe("eventIdText", () => {
  it.each([
    ["ticket-<ticketId>", { ticketId: '"ticket_1"' }, '"ticket-ticket_1"'],
    ["ticket-<ticketId>", { ticketId: "'ticket_1'" }, '"ticket-ticket_1"'],
    ["ticket-<ticketId>", { ticketId: "ticket.id" }, "`ticket-${ticket.id}`"],
    ["<userId>-<at>:x", { userId: '"user_1"', at: "body.at", other: "1" }, "`user_1-${body.at}:x`"],
    ["ticket-<ticketId>", { ticketId: '"`${no}"' }, '`ticket-${"`${no}"}`'],
  ])("takes the values of %s from %o", (pattern, values, expected) => {
    expect(text(pattern, values)).toBe(expected);
  });

  it("gives none where there is no pattern, or a value is not known", () => {
    expect(text(undefined, { ticketId: "id" })).toBeUndefined();
    expect(text("ticket-<ticketId>", { id: "id" })).toBeUndefined();
  });
});
