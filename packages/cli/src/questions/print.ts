import type { Arguments } from '../arguments.ts';
import type { CommandContext } from '../context.ts';
import { csvText } from '../render/csv.ts';
import { type Described, headingOf } from '../render/heading.ts';
import { notesOn } from '../render/notes.ts';
import { jsonText } from '../render/json.ts';
import { drawn } from '../render/section.ts';
import type { Table } from '../render/table.ts';
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
  if (shown.length === 0) return context.say('해당하는 행이 없습니다.', 'No row to show.');
  const { display, say } = context;
  const request = { given, language: display.language };
  const answered = rows as readonly Described[];
  const made = drawn(view.sections(shown, request), { ...display, unit: given.unit });
  const heading = headingOf(answered, view.title?.(rows, request), display);
  await printTable({ ...made, lines: [...heading, ...made.lines] }, context);
  for (const { ko, en } of [...notesOn(answered), ...(view.note === undefined ? [] : [view.note])])
    say(ko, en);
}

/** Prints a table, and says which columns had no room. */
export async function printTable(
  { lines, dropped }: Table,
  { printLines, say }: CommandContext,
): Promise<void> {
  await printLines(lines);
  if (dropped.length === 0) return;
  const names = dropped.map((it) => it.trim()).join(', ');
  say(
    `자리가 없어 뺀 열: ${names}. 창을 넓히거나 --json, --csv를 쓰세요.`,
    `No room for ${names}: widen the window, or use --json or --csv.`,
  );
}
