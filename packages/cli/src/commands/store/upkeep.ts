import type { Held, Store } from '@investor-flow/store';
import type { Command } from '../../command.ts';
import { ending, EXIT, usage } from '../../exit.ts';
import { openStoreAt, storeFailed, withStore } from '../../kept-store.ts';
import { text } from '../../language.ts';
import { CONFIG, LANGUAGE, option, OUTPUT, STORE } from '../../options.ts';
import { csvText, fieldsCsv, jsonText } from '../../render/formats.ts';
import { type Column, column, drawn, section } from '../../render/section.ts';
import type { CommandContext } from '../../context.ts';
import { using } from '../../using.ts';
import { words } from '../../words.ts';

const subjectOf = ({ subject }: Held): string => Object.values(subject).map(String).join(' ');

const COLUMNS: readonly Column<Held>[] = [
  column('text', text('질문', 'Question'), (it) => it.question),
  column('text', text('대상', 'Subject'), subjectOf),
  column('text', text('증권사', 'Broker'), (it) => it.broker, { drop: 2 }),
  column('text', text('환경', 'Environment'), (it) => it.environment, { drop: 1 }),
  column('text', text('첫날', 'First'), (it) => it.first),
  column('text', text('끝날', 'Last'), (it) => it.last),
  column('count', text('일수', 'Days'), (it) => it.days.length),
  column('count', text('없는 날', 'Missing'), (it) => it.missing.length),
  column('count', text('응답', 'Answers'), (it) => it.observations, { drop: 3 }),
];

const counted = (held: Held) => ({
  ...held,
  subject: JSON.stringify(held.subject),
  days: held.days.length,
  missing: held.missing.length,
});
const CSV = fieldsCsv<ReturnType<typeof counted>>(
  words('broker environment question subject first last days missing observations'),
);

/** What a store holds: a line a subject, with its days and those that are missing between them. */
export const coverage: Command = {
  options: [STORE, ...OUTPUT],
  run: (context) =>
    withStore(context, { mustExist: true }, async (store) => {
      context.progress.begin('coverage');
      const held = await store.held();
      if (held.isErr()) return context.fail(storeFailed(held.error));
      const rows = held.value;
      if (context.given.json === true) await context.print(jsonText(rows));
      else if (context.given.csv === true)
        await context.print(csvText(CSV, rows.map(counted), context.given.bom));
      else if (rows.length === 0)
        context.say('저장된 자료가 없습니다.', 'The store holds nothing yet.');
      else {
        const made = drawn([section(rows, COLUMNS)], context.display);
        await context.printTable({ ...made, lines: [store.location, ...made.lines] });
      }
      return EXIT.done;
    }),
};

/** Reads every answer of a store, and says which are damaged or of a newer version. */
export const check: Command = {
  options: [STORE, option('--json', 'print { entries, findings }'), CONFIG, LANGUAGE],
  run: (context) =>
    withStore(context, { mustExist: true }, async (store) => {
      context.progress.begin('check');
      const checked = await store.check();
      if (checked.isErr()) return context.fail(storeFailed(checked.error));
      const { entries, findings } = checked.value;
      const sum = text(
        `${store.location}: 응답 ${entries}건, 문제 ${findings.length}건.`,
        `${store.location}: ${entries} answers, ${findings.length} damaged or newer.`,
      )[context.display.language];
      if (context.given.json === true) await context.print(jsonText(checked.value));
      else
        await context.printLines([
          sum,
          ...findings.map(({ kind, message }) => `${kind}: ${message}`),
        ]);
      return findings.length === 0 ? EXIT.done : EXIT.damaged;
    }),
};

/** Copies a store into another; begun again after an interruption, it doubles nothing. */
export const copy: Command = {
  argument: { name: 'from', about: 'a file, or postgres://…' },
  second: { name: 'to', about: 'a file, or postgres://…; it is made where it is not there' },
  options: [option('--json', 'print { entries, total }'), LANGUAGE],
  run: async (context) =>
    using(
      await openStoreAt(context.given.subject ?? '', context, { mustExist: true }),
      context,
      async (from) =>
        using(await openStoreAt(context.given.second ?? '', context), context, (to) =>
          copied(from, to, context),
        ),
    ),
};

async function copied(from: Store, to: Store, context: CommandContext): Promise<number> {
  if (from.location === to.location)
    return context.fail(usage('A store is not copied into itself: name two.'));
  const { copyStore } = await import('@investor-flow/store');
  context.progress.begin('copy');
  const done = await copyStore(from, to, {
    signal: context.terminal.signal,
    onProgress: ({ entries, total }) => context.progress.counted(entries, total, 'answer'),
  });
  if (done.isErr()) return context.fail(storeFailed(done.error));
  const { entries, total } = done.value;
  if (context.terminal.signal.aborted)
    return context.fail(
      ending(
        EXIT.cancelled,
        `취소했습니다: ${total}건 중 ${entries}건. 다시 실행하면 이어집니다.`,
        `Cancelled after ${entries} of ${total} answers: the same command goes on.`,
      ),
    );
  const said = text(
    `${to.location}에 ${entries}건을 복사했습니다.`,
    `${entries} answers are in ${to.location}.`,
  );
  const { language } = context.display;
  await context.print(context.given.json === true ? jsonText(done.value) : `${said[language]}\n`);
  return EXIT.done;
}
