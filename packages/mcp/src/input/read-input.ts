import { err, ok, type Result } from 'investor-flow';
import { type Failure, failed } from '../answer/failure.ts';
import { NAME_CHARACTERS, plainText } from '../answer/plain-text.ts';
import { closed, type JsonSchema } from './json-schema.ts';

/** Says what is wrong with a value; nothing where it fits. */
export type Rule = (value: unknown) => string | undefined;

const rule =
  (fits: (value: unknown) => boolean, wrong: string): Rule =>
  (value) =>
    fits(value) ? undefined : wrong;

export const oneOf = (words: readonly unknown[]): Rule =>
  rule((value) => words.includes(value), `must be one of ${words.join(', ')}`);

export const countOf = (most: number): Rule =>
  rule(
    (value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= most,
    `must be a whole number from 1 to ${most}`,
  );

export const textUpTo = (most: number): Rule =>
  rule(
    (value) => typeof value === 'string' && value.trim() !== '' && value.length <= most,
    `must be a text of 1 to ${most} characters`,
  );

export const anything: Rule = () => undefined;

/** Fields by name: how each is described to a client, and what is right. */
type Described = Readonly<Record<string, readonly [schema: JsonSchema, rule: Rule]>>;

/** What a tool that is not a question takes. */
export interface InputFields {
  readonly required?: Described;
  readonly optional?: Described;
  /** What every table can be asked for: it has been read before. */
  readonly shared?: Readonly<Record<string, JsonSchema>>;
}

export const inputOf = ({ required = {}, optional, shared }: InputFields): JsonSchema => {
  const described = Object.entries({ ...required, ...optional });
  const own = Object.fromEntries(described.map(([name, [schema]]) => [name, schema]));
  return closed({ ...own, ...shared }, Object.keys(required));
};

/** Checks the fields of a tool that is not a question; every fault is named, unknown fields too. */
export function readInput(
  given: Readonly<Record<string, unknown>>,
  { required = {}, optional }: InputFields,
): Result<Readonly<Record<string, unknown>>, Failure> {
  const fields = { ...required, ...optional };
  const names = Object.keys(fields);
  const issues = [
    ...Object.keys(given)
      .filter((path) => !Object.hasOwn(fields, path))
      .map((path) => ({
        path: plainText(path, NAME_CHARACTERS),
        message: `is not a field of this tool, which has ${names.join(', ') || 'none'}`,
      })),
    ...Object.keys(required)
      .filter((path) => given[path] === undefined)
      .map((path) => ({ path, message: 'is required' })),
    ...Object.entries(fields).flatMap(([path, [, check]]) => {
      const message = given[path] === undefined ? undefined : check(given[path]);
      return message === undefined ? [] : [{ path, message }];
    }),
  ];
  if (issues.length === 0) return ok(given);
  const listed = issues.map(({ path, message }) => `${path}: ${message}`).join('; ');
  return err(failed('invalid', `The question is wrong: ${listed}.`, { detail: { issues } }));
}
