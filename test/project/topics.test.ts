import { describe, expect, it } from "vitest";
import { isAlike, isGeneral, topicOfName, topicsOf } from "../../src/project/topics.js";

describe("isGeneral", () => {
  it.each(["functions", "fns", "background-jobs", "inngestHandlers", "lib", "eventHandlers", "cron_jobs", "workflows"])(
    "is true for %s",
    (name) => expect(isGeneral(name)).toBe(true),
  );

  it.each(["billing", "stripe", "billing-jobs", "mailHandlers", "reports"])("is false for %s", (name) =>
    expect(isGeneral(name)).toBe(false),
  );
});

describe("topicsOf", () => {
  it.each([
    ["apps/web/src/billing/jobs", "apps/web/src", ["billing"]],
    ["apps/web/src/lib/inngest/functions", "apps/web/src", []],
    ["src/inngest/functions/crm/deals", "src", ["crm", "deals"]],
    ["src", "src", []],
    ["packages/billing/src/jobs", "apps/web/src", []],
    ["packages/jobs/src/mail", "apps/web/src", ["mail"]],
  ])("of %s below %s is %j", (directory, root, topics) => expect(topicsOf(directory, root)).toEqual(topics));
});

describe("topicOfName", () => {
  it.each([
    ["billingFunctions", "billing"],
    ["userProfileJobs", "user-profile"],
    ["functions", undefined],
    ["allInngestFunctions", undefined],
    ["platformFunctions", undefined],
    ["cronJobs", undefined],
  ])("of %s is %s", (name, topic) => expect(topicOfName(name)).toBe(topic));
});

describe("isAlike", () => {
  it.each([
    ["project", "projects", true],
    ["user-profiles", "userProfile", true],
    ["Billing", "billing", true],
    ["category", "categories", true],
    ["crm", "cms", false],
    ["status", "statu", false],
  ])("of %s and %s is %s", (one, other, expected) => expect(isAlike(one, other)).toBe(expected));
});
