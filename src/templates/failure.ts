/** Something that is wrong at a place of a template file, on its way to becoming a TEMPLATE_INVALID. */
export class TemplateFailure extends Error {
  /** From 1. */
  readonly line: number | undefined;
  /** From 1. */
  readonly column: number | undefined;
  /** Path of the template file; absent where the one who throws does not know it. */
  readonly file: string | undefined;

  constructor(message: string, place: { file?: string; line?: number | undefined; column?: number | undefined } = {}) {
    super(message);
    this.name = "TemplateFailure";
    this.file = place.file;
    this.line = place.line;
    this.column = place.column;
  }
}
