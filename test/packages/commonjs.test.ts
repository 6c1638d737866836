import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { ROOT } from '../support/sources.ts';
import { installing } from './consumer.ts';

const project = installing('commonjs');

it('runs on a Node that can require a module', () => {
  expect(process.features).toMatchObject({ require_module: true });
});

it('requires, and asks', () => {
  expect(project().run(process.execPath, 'main.js')).toBe(
    'koreainvestment 2026-11-20 -393152000000\n',
  );
});

it('has types where it requires', () => {
  expect(project().run(join(ROOT, 'node_modules', '.bin', 'tsc'))).toBe('');
});

it.each(Object.keys(inject('tarballs')))(
  'requires %s: nothing in it awaits while it loads',
  (name) => {
    const program = `console.log(Object.keys(require(${JSON.stringify(name)})).length > 0)`;
    expect(project().run(process.execPath, '--eval', program)).toBe('true\n');
  },
);
