/** Line ends, control characters, and characters that are not seen or that turn the direction of a text. */
const UNSEEN = /[\s\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]+/gu;

/** The longest name, and the longest sentence, of a broker that is handed on. */
export const NAME_CHARACTERS = 60;
export const SENTENCE_CHARACTERS = 400;

/** A text of a broker as data: one line, nothing unseen in it, and no longer than `most` characters. */
export function plainText(text: string, most: number): string {
  const characters = Array.from(text.replace(UNSEEN, ' ').trim());
  return characters.length <= most
    ? characters.join('')
    : `${characters.slice(0, most - 1).join('')}…`;
}

/** What was thrown, for the log alone: its text may be anything, so it is in no answer. */
export const thrownText = (thrown: unknown): string =>
  plainText(thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown), 1_000);
