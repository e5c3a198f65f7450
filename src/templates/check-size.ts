import { TemplateFailure } from "./failure.js";

/**
 * What one text may hold, several times what the largest built-in one does: Handlebars takes the square of it to read
 * tags in tags, and seconds for thousands (measured: 2000 blocks in each other 4 s, 20000 six minutes).
 */
const LIMITS = { tags: 1500, blocks: 300, subexpressions: 500, characters: 32_000 };

/** @throws TemplateFailure for a text with more in its tags than can be read in a moment */
export function checkSize(text: string): void {
  const tags = text.split("{{").slice(1);
  const inside = tags.map((tag) => tag.split("}}", 1)[0] ?? "");
  const found = {
    tags: tags.length,
    blocks: inside.filter((tag) => /^~?[#^]/.test(tag)).length,
    subexpressions: inside.reduce((sum, tag) => sum + tag.split("(").length - 1, 0),
    characters: inside.reduce((sum, tag) => sum + tag.length, 0),
  };
  for (const [what, most] of Object.entries(LIMITS)) {
    const count = found[what as keyof typeof LIMITS];
    if (count > most) throw new TemplateFailure(`it has ${count} ${what} in {{…}}, and may have ${most}`);
  }
}
