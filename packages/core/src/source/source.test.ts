import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { FORMS } from '../__fixtures__/sources.ts';

const text = readFileSync(new URL('source.ts', import.meta.url), 'utf8');

it.each(FORMS)('the method $form has a docstring of its own', ({ form }) => {
  expect(text).toMatch(new RegExp(String.raw`\*/\n  ${form}\(`));
});
