import { TemplateFailure } from "./failure.js";

/** Helpers and partials that one text may call. The largest built-in template calls some hundreds. */
const MAX_CALLS = 50_000;
/** Characters that all its parts may come to while they are put together. */
const MAX_CHARACTERS = 8_000_000;

/** What rendering one text has cost so far. Counted while it is rendered, so that no template can fill the memory first. */
export class Budget {
  #calls = 0;
  #characters = 0;

  /** @throws TemplateFailure when a template calls too much */
  call(): void {
    if (++this.#calls > MAX_CALLS) throw new TemplateFailure(`it calls more than ${MAX_CALLS} helpers and partials`);
  }

  /** @throws TemplateFailure when a template makes too much text */
  spend(characters: number): void {
    this.#characters += characters;
    if (this.#characters > MAX_CHARACTERS) {
      throw new TemplateFailure(`it renders to more than ${MAX_CHARACTERS / 1_000_000} million characters`);
    }
  }
}
