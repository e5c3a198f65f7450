import type { FlowOptions } from "../answers.js";
import type { RawAnswers } from "../raw-answers.js";
import { parseBatch } from "./batch.js";
import { parseCancelOn } from "./cancel-on.js";
import { parseConcurrency } from "./concurrency.js";
import { parseDebounce } from "./debounce.js";
import { parseRateLimit } from "./rate-limit.js";
import { parseSingleton } from "./singleton.js";
import { parseThrottle } from "./throttle.js";
import { parseTimeouts } from "./timeouts.js";

type Parsed = { readonly [Key in keyof FlowOptions]: FlowOptions[Key] | undefined };

const given = <T, R>(value: T | undefined, parse: (value: T) => R): R | undefined =>
  value === undefined ? undefined : parse(value);

/**
 * The flow options as they were typed, each in its own type.
 * @throws ANSWER_INVALID
 */
export const flowAnswers = (raw: RawAnswers): Parsed => ({
  retries: given(raw.retries, Number),
  concurrency: given(raw.concurrency, (texts) => texts.map(parseConcurrency)),
  throttle: given(raw.throttle, parseThrottle),
  rateLimit: given(raw.rateLimit, parseRateLimit),
  debounce: given(raw.debounce, parseDebounce),
  priority: raw.priority,
  idempotency: raw.idempotency,
  cancelOn: given(raw.cancelOn, (texts) => texts.map(parseCancelOn)),
  batch: given(raw.batch, parseBatch),
  timeouts: given(raw.timeout, parseTimeouts),
  singleton: given(raw.singleton, parseSingleton),
});
