import { err, ok, type Result } from 'investor-flow';
import { type Failure, failed } from '../answer/failure.ts';
import { NAME_CHARACTERS, plainText } from '../answer/plain-text.ts';

/** Says what is wrong with a value; nothing where it fits. */
export type Rule = (value: unknown) => string | undefined;

export const oneOf =
  (words: readonly string[]): Rule =>
  (value) =>
    typeof value === 'string' && words.includes(value)
      ? undefined
      : `must be one of ${words.join(', ')}`;

export const countOf =
  (most: number): Rule =>
  (value) =>
    Number.isInteger(value) && (value as number) >= 1 && (value as number) <= most
      ? undefined
      : `must be a whole number from 1 to ${most}`;

export const textUpTo =
  (most: number): Rule =>
  (value) =>
    typeof value === 'string' && value.trim() !== '' && value.length <= most
      ? undefined
      : `must be a text of 1 to ${most} characters`;

export const anything: Rule = () => undefined;

export interface Rules {
  readonly required: Readonly<Record<string, Rule>>;
  readonly optional: Readonly<Record<string, Rule>>;
}

/** Checks the fields of a tool that is not a question; every fault is named, unknown fields too. */
export function readInput(
  given: Readonly<Record<string, unknown>>,
  { required, optional }: Rules,
): Result<Readonly<Record<string, unknown>>, Failure> {
  const rules = { ...required, ...optional };
  const names = Object.keys(rules);
  const issues = [
    ...Object.keys(given)
      .filter((path) => !Object.hasOwn(rules, path))
      .map((path) => ({
        path: plainText(path, NAME_CHARACTERS),
        message: `is not a field of this tool, which has ${names.join(', ') || 'none'}`,
      })),
    ...Object.keys(required)
      .filter((path) => given[path] === undefined)
      .map((path) => ({ path, message: 'is required' })),
    ...Object.entries(rules).flatMap(([path, rule]) => {
      const message = given[path] === undefined ? undefined : rule(given[path]);
      return message === undefined ? [] : [{ path, message }];
    }),
  ];
  if (issues.length === 0) return ok(given);
  const listed = issues.map(({ path, message }) => `${path}: ${message}`).join('; ');
  return err(failed('invalid', `The question is wrong: ${listed}.`, { detail: { issues } }));
}
