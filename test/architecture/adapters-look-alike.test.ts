import { expect, it } from 'vitest';
import * as kiwoom from '@investor-flow/kiwoom';
import * as koreainvestment from '@investor-flow/koreainvestment';
import { sourcesIn } from '../support/sources.ts';

const ADAPTERS = ['kiwoom', 'koreainvestment'] as const;

/** The files of an adapter that no single call of the broker is named after. */
const roles = (adapter: string): readonly string[] =>
  sourcesIn(`packages/${adapter}/src`)
    .map(({ file }) => file.replace(`packages/${adapter}/src/`, ''))
    .filter((file) => !/^wire\/(?:[a-z]+\d+|tokenp|revokep)\.ts$/.test(file))
    .map((file) => (file === `${adapter}.ts` ? '<broker>.ts' : file))
    .toSorted();

const ROLES = [
  '<broker>.ts',
  'capabilities.ts',
  'index.ts',
  'settings.ts',
  'source.ts',
  'wire/dialect.ts',
  'wire/envelope.ts',
  'wire/return-codes.ts',
  'wire/sectors.ts',
].toSorted();

it.each(ADAPTERS)('%s has the files every adapter has, and no others', (adapter) => {
  expect(roles(adapter)).toEqual(ROLES);
});

it('has a file for every call, named after the broker’s own id', () => {
  const calls = ADAPTERS.flatMap((adapter) => sourcesIn(`packages/${adapter}/src/wire`))
    .map(({ file }) => file.split('/').at(-1))
    .filter((file) => /^(?:[a-z]+\d+|tokenp|revokep)\.ts$/.test(file ?? ''));
  expect(calls.toSorted()).toEqual([
    'au10001.ts',
    'au10002.ts',
    'fhptj04030000.ts',
    'ka10008.ts',
    'ka10051.ts',
    'revokep.ts',
    'tokenp.ts',
  ]);
});

it('exports the same kinds of names from both', () => {
  expect(Object.keys(kiwoom).toSorted()).toEqual([
    'SettingsError',
    'createKiwoom',
    'kiwoomCapabilities',
    'kiwoomSettings',
  ]);
  expect(Object.keys(koreainvestment).toSorted()).toEqual([
    'SettingsError',
    'createKoreaInvestment',
    'koreaInvestmentCapabilities',
    'koreaInvestmentSettings',
  ]);
});
