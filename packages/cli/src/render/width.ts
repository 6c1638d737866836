import stringWidth from 'string-width';

/** A text without colour, cut to so many cells, with an ellipsis where something is missing. */
export function cut(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let kept = '';
  for (const letter of text) {
    if (stringWidth(kept + letter) > width - 1) break;
    kept += letter;
  }
  return `${kept}…`;
}

/** Lines of at most so many cells, broken between words, and inside a word that is longer than a line. */
export const wrapped = (text: string, width: number): readonly string[] =>
  filled(
    text.split(' ').flatMap((it) => pieces(it, width)),
    width,
  );

/** A sentence in lines of at most so many cells; a longer word, which is a path or an address, stays whole, and so do indented lines. */
export const folded = (sentence: string, width: number): string =>
  sentence
    .split('\n')
    .flatMap((line) => (line.startsWith(' ') ? [line] : filled(line.split(' '), width)))
    .join('\n');

function filled(words: readonly string[], width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && stringWidth(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

function pieces(word: string, width: number): readonly string[] {
  if (stringWidth(word) <= width) return [word];
  const letters = Array.from(word);
  const end = letters.findIndex(
    (_, place) => stringWidth(letters.slice(0, place + 1).join('')) > width,
  );
  const most = Math.max(1, end);
  return [letters.slice(0, most).join(''), ...pieces(letters.slice(most).join(''), width)];
}
