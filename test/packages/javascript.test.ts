import { expect, it } from 'vitest';
import { installing } from './consumer.ts';

const project = installing('javascript');

it('imports, compares both brokers, and finds the files that are not code', () => {
  expect(project().run(process.execPath, 'main.js')).toBe(
    'investor-flow object 2026-11-20 2026-11-20 agree\n',
  );
});
