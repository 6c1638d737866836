import {
  type Capabilities,
  isSeries,
  type Question,
  QUESTIONS,
  type Source,
  specOf,
} from '@investor-flow/core';
import { describe, expect, it } from 'vitest';
import { isSound } from '../support/results.ts';
import { skipReason, type Subject, titleOf } from './subjects/subject.ts';
import { type Row, rowsOf } from './rows.ts';
import { type AnyQuery, fieldsOf, partsOf, sampleOf } from './samples.ts';
import { seriesContract } from './series.suite.ts';

const hasNoUndefined = (value: unknown): boolean =>
  value !== undefined &&
  (typeof value !== 'object' || value === null || Object.values(value).every(hasNoUndefined));

/** What holds of every row, whatever the question. A market may stand still: zeros are no violation here. */
function checkRows(source: Source, question: Question, rows: readonly Row[]): void {
  expect(rows).not.toEqual([]);
  expect(
    specOf(question)
      .violations(rows)
      .filter(({ rule }) => rule !== 'all-zero'),
  ).toEqual([]);
  for (const row of rows) {
    expect(row.broker).toBe(source.broker);
    expect(row.environment).toMatch(/^(sandbox|custom)$/);
    expect(row.observedAt).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
    expect(isSound(row), 'every number is exact').toBe(true);
    expect(hasNoUndefined(row), 'what is unknown is absent').toBe(true);
    if (row.dayBasis === 'assumed') expect(row.status).not.toBe('final');
  }
}

/** What is promised of a question, and of which questions. */
interface Promised {
  readonly title: string;
  readonly holdsFor: (question: Question) => boolean;
  readonly check: (asked: Asked) => Promise<void>;
}

interface Asked {
  readonly source: Source;
  readonly question: Question;
  readonly capabilities: Capabilities;
  /** The shortest query. */
  readonly sample: AnyQuery;
  /** The same with few sessions, where the question has a limit. */
  readonly few: AnyQuery;
}

const PROMISES: readonly Promised[] = [
  {
    title: 'answers, and no row breaks a rule of its market',
    holdsFor: () => true,
    async check({ source, question, sample }) {
      const rows = await rowsOf(source, question, sample);
      checkRows(source, question, rows);
      const { market, stock } = sample;
      for (const row of rows) {
        if (row.market !== undefined && market !== undefined) expect(row.market).toBe(market);
        if (stock !== undefined) expect(row.stock).toBe(stock);
        if (row.venue !== undefined) expect(row.venue).toBe('krx');
      }
    },
  },
  {
    title: 'answers for every market of its offer',
    holdsFor: (question) => {
      const { required } = specOf(question).fields;
      return required.includes('market') && !required.includes('sector');
    },
    async check({ source, question, capabilities, few }) {
      for (const market of partsOf(capabilities, question).markets ?? [])
        checkRows(source, question, await rowsOf(source, question, { ...few, market }));
    },
  },
  {
    title: 'has exactly the measures asked for',
    holdsFor: (question) => fieldsOf(question).includes('measures'),
    async check({ source, question, capabilities, few }) {
      const measures = partsOf(capabilities, question).measures ?? [];
      for (const choice of [measures.toReversed(), ...measures.map((it) => [it])]) {
        const rows = await rowsOf(source, question, { ...few, measures: choice });
        const found = ['value', 'volume'].filter((it) => rows.some((row) => it in row));
        expect(found).toEqual(choice.toSorted());
        const rounded = new Set(rows.flatMap(({ rounding = {} }) => Object.keys(rounding)));
        expect([...rounded].toSorted()).toEqual(choice.toSorted());
      }
    },
  },
  {
    title: 'has the sides of its offer for every investor',
    holdsFor: (question) => specOf(question).offers.includes('sides'),
    async check({ source, question, capabilities, few }) {
      const sides = [...(partsOf(capabilities, question).sides ?? [])].toSorted();
      for (const { value = {} } of await rowsOf(source, question, few))
        for (const trade of 'net' in value ? [value] : Object.values(value))
          expect(Object.keys(trade as object).toSorted()).toEqual(sides);
    },
  },
  {
    title: 'names each sector once',
    holdsFor: (question) => specOf(question).shape === 'list' && !fieldsOf(question).includes('by'),
    async check({ source, question, sample }) {
      const rows = await rowsOf(source, question, sample);
      const codes = rows.flatMap(({ sector, stock }) =>
        stock === undefined ? (sector?.code ?? []) : [],
      );
      expect(new Set(codes).size).toBe(codes.length);
    },
  },
];

/** What every source that offers a question promises of its answer, by the question's shape and fields. */
function questionContract(subject: Subject, question: Question): void {
  const { capabilities } = subject;
  describe(titleOf(subject, question), () => {
    for (const { title, check } of PROMISES.filter(({ holdsFor }) => holdsFor(question)))
      it(title, async () => {
        await using opened = await subject.open();
        const sample = sampleOf(capabilities, question);
        const few = isSeries(question) ? { ...sample, limit: 2 } : sample;
        await check({ source: opened.source, question, capabilities, sample, few });
      });
    if (isSeries(question)) seriesContract(subject, question);
  });
}

/** The contract of every question in the registry. */
export function everyQuestion(subject: Subject): void {
  const isSkipped = (question: Question) => skipReason(subject, question) !== undefined;
  for (const question of QUESTIONS.filter((it) => !isSkipped(it)))
    questionContract(subject, question);
  for (const question of QUESTIONS.filter(isSkipped))
    it.skipIf(isSkipped(question))(titleOf(subject, question), () => undefined);
}
