import type { TemplateManifest } from "../../templates/manifest.js";

type Step = Exclude<TemplateManifest["steps"][number], string>;

const MARKS: Readonly<Record<NonNullable<Step["kind"]>, string>> = {
  run: "",
  send: "sends ",
  wait: "waits for ",
  sleep: "sleeps ",
  invoke: "invokes ",
};

/**
 * The steps of a template as a small picture, one line each; empty where it tells none.
 *
 * ```
 * event
 *   ├─ fetch-<entity>
 *   ├─ process-<id>         for each item
 *   └─ on failure: update-status-failed
 * ```
 */
export function diagram({ steps, trigger }: TemplateManifest): string[] {
  const all = steps.map((step): Step => (typeof step === "string" ? { step } : step));
  if (all.length === 0) return [];
  const labels = all.map(label);
  const widest = Math.max(...labels.map((text) => text.length));
  const lines = all.map((step, index) => {
    const branch = index === all.length - 1 ? "└─" : "├─";
    return `  ${branch} ${(labels[index] ?? "").padEnd(widest)}  ${remarks(step)}`.trimEnd();
  });
  return [trigger?.join(" or ") ?? "event, cron or both", ...lines];
}

const label = ({ step, kind = "run", onFailure, parallel }: Step): string =>
  `${onFailure ? "on failure: " : ""}${parallel ? "∥ " : ""}${MARKS[kind]}${step}`;

const remarks = ({ each, when, note }: Step): string =>
  [each && `for each ${each}`, when, note].filter((text) => text !== undefined).join("; ");
