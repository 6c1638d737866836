import { QUESTIONS } from '@investor-flow/core';
import { describe, expect, it } from 'vitest';
import * as kiwoom from '@investor-flow/kiwoom';
import * as koreainvestment from '@investor-flow/koreainvestment';
import { sourcesIn } from '../support/sources.ts';

const ADAPTERS = ['kiwoom', 'koreainvestment'] as const;

const filesOf = (adapter: string): readonly string[] =>
  sourcesIn(`packages/${adapter}/src`).map(({ file }) =>
    file.replace(`packages/${adapter}/src/`, '').replace(`${adapter}.ts`, '<broker>.ts'),
  );

/** What every adapter has; beside it stand one file a question, one file a call, and what those share. */
const ROLES =
  '<broker>.ts answers/index.ts capabilities.ts index.ts settings.ts wire/codes.ts wire/dialect.ts wire/return-codes.ts'.split(
    ' ',
  );

describe.each(ADAPTERS)('%s', (adapter) => {
  const files = filesOf(adapter);

  it('has the files that every adapter has, and no others outside answers/ and wire/', () => {
    const shared = files.filter(
      (file) => ROLES.includes(file) || !/^(?:answers|wire)\//.test(file),
    );
    expect(shared.toSorted()).toEqual(ROLES);
  });

  it('has a file in answers/ for each question of its table', async () => {
    const index = sourcesIn(`packages/${adapter}/src/answers`).find(({ file }) =>
      file.endsWith('answers/index.ts'),
    );
    const answered = QUESTIONS.filter((question) =>
      index?.imports.includes(
        `./${question.replaceAll(/[A-Z]/g, (it) => `-${it.toLowerCase()}`)}.ts`,
      ),
    );
    const { ANSWERS } = (await import(`../../packages/${adapter}/src/answers/index.ts`)) as {
      readonly ANSWERS: object;
    };
    expect(Object.keys(ANSWERS).toSorted()).toEqual([...answered].toSorted());
  });

  it('has a file in wire/ for each call, named after the broker’s id of it', () => {
    const calls = sourcesIn(`packages/${adapter}/src/wire`).filter(({ file, text }) => {
      const name = /([^/]+)\.ts$/.exec(file)?.[1] ?? '';
      return /\bid: '/.test(text) && !new RegExp(`\\bid: '${name}'`, 'i').test(text);
    });
    expect(calls.map(({ file }) => file)).toEqual([]);
  });
});

it('exports the same kinds of names from both', () => {
  for (const [adapter, name] of [
    [kiwoom, 'Kiwoom'],
    [koreainvestment, 'KoreaInvestment'],
  ] as const) {
    const own = name.replace(/^K/, 'k');
    const names = [
      'HOSTS',
      'SettingsError',
      `create${name}`,
      `${own}Capabilities`,
      `${own}Settings`,
    ];
    expect(Object.keys(adapter).toSorted()).toEqual(names);
  }
});
