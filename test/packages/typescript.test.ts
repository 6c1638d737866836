import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../support/sources.ts';
import { installing } from './consumer.ts';

const project = installing('typescript');

it('compiles with nodenext, TypeScript 5 and every library checked, and runs', () => {
  expect(project().run(join(project().folder, 'node_modules', '.bin', 'tsc'))).toBe('');
  expect(project().run(process.execPath, 'dist/main.js')).toBe(
    'kiwoom 2026-11-20 -393100000000\n5 2026-11-20 2917923208\n',
  );
});

it('compiles with the TypeScript of this repository', () => {
  expect(project().run(join(ROOT, 'node_modules', '.bin', 'tsc'))).toBe('');
});
