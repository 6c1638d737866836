import type { Arguments } from '../arguments.ts';
import type { CommandContext } from '../context.ts';
import { text } from '../language.ts';
import { csvText } from '../render/csv.ts';
import { type Described, headingOf } from '../render/heading.ts';
import { notesOn } from '../render/notes.ts';
import { jsonText } from '../render/json.ts';
import { drawn } from '../render/section.ts';
import type { View } from './view.ts';

interface Printed {
  readonly view: View;
  /** As the source answered. */
  readonly rows: readonly unknown[];
  /** What is printed of them. */
  readonly shown: readonly unknown[];
  /** The same as the library gives it. */
  readonly model: unknown;
}

export async function print(
  { view, rows, shown, model }: Printed,
  given: Arguments,
  context: CommandContext,
): Promise<void> {
  if (given.json === true) return context.print(jsonText(model));
  if (given.csv === true) return context.print(csvText(view.csv, shown, given.bom));
  if (shown.length === 0) return context.say(text('해당하는 행이 없습니다.', 'No row to show.'));
  const { display } = context;
  const request = { given, language: display.language };
  const answered = rows as readonly Described[];
  const { lines, dropped } = drawn(view.sections(shown, request), { ...display, unit: given.unit });
  const heading = headingOf(answered, view.title?.(rows, request), display);
  await context.print([...heading, ...lines].map((it) => `${it}\n`).join(''));
  sayNoRoom(dropped, context);
  for (const note of [...notesOn(answered), ...(view.note === undefined ? [] : [view.note])])
    context.say(note);
}

export function sayNoRoom(dropped: readonly string[], { say }: CommandContext): void {
  if (dropped.length === 0) return;
  const names = dropped.map((it) => it.trim()).join(', ');
  say(
    text(
      `자리가 없어 뺀 열: ${names}. 창을 넓히거나 --json, --csv를 쓰세요.`,
      `No room for ${names}: widen the window, or use --json or --csv.`,
    ),
  );
}
