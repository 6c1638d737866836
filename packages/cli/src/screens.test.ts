import stringWidth from 'string-width';
import { expect, it } from 'vitest';
import { answering } from './__fixtures__/answers.ts';
import { CLOCK, type } from './__fixtures__/typed.ts';
import { COMMANDS } from './commands.ts';
import { QUESTION_ENTRIES } from './questions/index.ts';

const BOTH = '--left kiwoom --right koreainvestment';
/** Each command as it is typed; several lines where it asks several questions. */
const TYPED: Readonly<Record<string, readonly string[]>> = {
  flow: ['flow kospi --measure value,volume'],
  sectors: ['sectors kospi --measure value,volume'],
  history: ['history kospi --measure value,volume', 'history kospi --cumulative'],
  stock: ['stock 005930 --measure value,volume'],
  holdings: ['holdings 005930'],
  members: ['members kospi --sector metals'],
  find: ['find 삼성'],
  index: ['index kospi', 'index kospi --limit 5'],
  programs: ['programs kospi', 'programs kospi --intraday', 'programs 005930'],
  estimates: ['estimates 005930'],
  top: ['top kospi --by trade-streak'],
  streaks: ['streaks kospi'],
  compare: [`compare kospi ${BOTH}`, `compare kospi ${BOTH} --from 2026-11-02`],
  'compare-stock': [`compare-stock 005930 ${BOTH}`],
  capabilities: ['capabilities'],
  doctor: ['doctor --offline --broker sandbox'],
  // Groups: what their commands print has tests of its own.
  record: [],
  replay: [],
  store: [],
  // They serve until Ctrl-C: their own tests read what they print.
  sandbox: [],
  open: [],
  mcp: [],
  // They run through a session or a plan: their own tests read what they print.
  watch: [],
  collect: [],
  work: [],
  complete: [],
};

const sources = { kiwoom: answering('kiwoom'), koreainvestment: answering('koreainvestment') };

async function screen(typed: string, columns: number, lang: 'ko' | 'en') {
  // Progress would be drawn on a terminal; what is said is as wide as COLUMNS.
  const env = { HOME: '/nowhere', COLUMNS: String(columns) };
  const isTTY = { stdout: true, stderr: false };
  const more = { env, isTTY, columns, clock: CLOCK, sources };
  const { code, stdout, stderr } = await type(`${typed} --lang ${lang} --no-color`, more);
  return { code, lines: stdout.trimEnd().split('\n'), said: stderr };
}

it('is tried with every command', () => {
  expect(Object.keys(TYPED).toSorted()).toEqual(Object.keys(COMMANDS).toSorted());
});

it('has a command for every question', () => {
  const commands = Object.values(QUESTION_ENTRIES).map(([command]) => command);
  expect(commands.filter((it) => !Object.hasOwn(COMMANDS, it))).toEqual([]);
});

const cases = Object.values(TYPED)
  .flat()
  .flatMap((typed) =>
    (['ko', 'en'] as const).flatMap((lang) =>
      [80, 100, 120].map((columns) => ({ typed, lang, columns })),
    ),
  );

it.each(cases)('$typed fits $columns columns in $lang', async ({ typed, lang, columns }) => {
  const { code, lines, said } = await screen(typed, columns, lang);
  expect({ code, said: said.includes('investor-flow:') }).toEqual({ code: 0, said: false });
  expect(lines.length).toBeGreaterThan(2);
  const sentences = said.trimEnd().split('\n');
  expect([...lines, ...sentences].filter((line) => stringWidth(line) > columns)).toEqual([]);
  if (process.env['SHOW_SCREENS'] !== undefined)
    process.stdout.write(`$ ${typed} (${columns} ${lang})\n${lines.join('\n')}\n-- ${said}\n`);
});

it.each(Object.values(TYPED).flat())('%s marks figures that are not real', async (typed) => {
  if (/^(?:capabilities|doctor)/.test(typed)) return;
  expect((await screen(typed, 100, 'en')).lines[0]).toBe('*** MOCK: not real figures ***');
  expect((await screen(typed, 100, 'ko')).lines[0]).toBe('*** 모의투자: 실제 수치가 아닙니다 ***');
});
