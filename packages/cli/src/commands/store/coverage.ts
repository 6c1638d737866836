import type { Held } from '@investor-flow/store';
import type { Command } from '../../command.ts';
import { EXIT } from '../../exit-code.ts';
import { storeFailed, withStore } from '../../kept-store.ts';
import { text } from '../../language.ts';
import { OUTPUT, STORE } from '../../options.ts';
import { printTable } from '../../questions/print.ts';
import { type Csv, csvText } from '../../render/csv.ts';
import { jsonText } from '../../render/json.ts';
import { type Column, column, drawn, section } from '../../render/section.ts';

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

const CSV: Csv<Held> = {
  columns: 'broker environment question subject first last days missing observations'.split(' '),
  lines: (it) => [
    [
      it.broker,
      it.environment,
      it.question,
      JSON.stringify(it.subject),
      it.first,
      it.last,
      it.days.length,
      it.missing.length,
      it.observations,
    ],
  ],
};

/** What a store holds: a line a subject, with its days and those that are missing between them. */
export const coverage: Command = {
  options: [STORE, ...OUTPUT],
  run: (given, context) =>
    withStore(given, context, { mustExist: true }, async (store) => {
      context.progress.begin('coverage');
      const held = await store.held();
      if (held.isErr()) return context.fail(storeFailed(held.error));
      const rows = held.value;
      if (given.json === true) await context.print(jsonText(rows));
      else if (given.csv === true) await context.print(csvText(CSV, rows, given.bom));
      else if (rows.length === 0)
        context.say('저장된 자료가 없습니다.', 'The store holds nothing yet.');
      else {
        const made = drawn([section(rows, COLUMNS)], { ...context.display, unit: given.unit });
        await printTable({ ...made, lines: [store.location, ...made.lines] }, context);
      }
      return EXIT.done;
    }),
};
