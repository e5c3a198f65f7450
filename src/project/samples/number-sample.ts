/** What a schema asks of a number. */
export interface NumberChecks {
  readonly least?: number;
  readonly most?: number;
  /** The bounds themselves are not taken. */
  readonly above?: number;
  readonly below?: number;
  readonly multipleOf?: number;
  readonly whole?: boolean;
}

/** 1, or the number nearest to it that passes all checks; undefined where there is none. */
export function numberSample(checks: NumberChecks): number | undefined {
  const { least, most, above, below, multipleOf } = checks;
  const step = multipleOf ?? 1;
  const up = (from: number): number => Math.ceil(from / step) * step;
  const down = (from: number): number => Math.floor(from / step) * step;
  const bounds = [least, above]
    .filter((each) => each !== undefined)
    .flatMap((each) => [up(each), up(each) + step, each + 0.5]);
  const tops = [most, below]
    .filter((each) => each !== undefined)
    .flatMap((each) => [down(each), down(each) - step, each - 0.5, each]);
  const between = least !== undefined && most !== undefined ? [(least + most) / 2] : [];
  const candidates = [1, step, ...bounds, ...tops, ...between, 0];
  return candidates.find((each) => passes(each, checks));
}

function passes(value: number, { least, most, above, below, multipleOf, whole }: NumberChecks): boolean {
  if (!Number.isFinite(value) || (whole && !Number.isInteger(value))) return false;
  if (least !== undefined && value < least) return false;
  if (most !== undefined && value > most) return false;
  if (above !== undefined && value <= above) return false;
  if (below !== undefined && value >= below) return false;
  return multipleOf === undefined || Math.abs(value / multipleOf - Math.round(value / multipleOf)) < 1e-9;
}
