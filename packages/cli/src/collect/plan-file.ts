import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { PlanError } from '@investor-flow/collector';
import { CONFIG_FILE, err, ok, type Result } from 'investor-flow';
import type { CommandContext } from '../context.ts';
import { EXIT, ending, type ExitMessage } from '../exit.ts';
import { configFor } from '../settings.ts';

/** A plan of which nothing has been checked, and where it stands. */
export interface FoundPlan {
  readonly plan: unknown;
  /** The file, as it is named in messages. */
  readonly file: string;
  /** The path of the plan in its file, with a point behind it. */
  readonly prefix: string;
}

/** The plan that was named with `--plan`, else that of the configuration file. */
export function planFor(context: CommandContext): Result<FoundPlan, ExitMessage> {
  const { plan: file } = context.given;
  if (file !== undefined)
    return planIn(resolve(context.terminal.cwd, file)).map((plan) => ({ plan, file, prefix: '' }));
  return configFor(context).andThen(({ plan }) =>
    plan === undefined
      ? err(NO_PLAN)
      : ok({ plan, file: context.given.config ?? CONFIG_FILE, prefix: 'plan.' }),
  );
}

function planIn(path: string): Result<unknown, ExitMessage> {
  let content: string;
  try {
    content = readFileSync(path, 'utf8');
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'unknown';
    return err(
      code === 'ENOENT'
        ? badPlan(`계획 파일이 없습니다: ${path}.`, `There is no plan at ${path}.`)
        : badPlan(
            `계획을 읽을 수 없습니다: ${path} (${code}).`,
            `The plan ${path} cannot be read (${code}).`,
          ),
    );
  }
  try {
    // Some editors write a byte-order mark before the text.
    return ok(JSON.parse(content.replace(/^\uFEFF/, '')) as unknown);
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : 'unknown reason';
    return err(
      badPlan(
        `계획 ${path}은(는) JSON이 아닙니다: ${why}.`,
        `The plan ${path} is not JSON: ${why}.`,
      ),
    );
  }
}

const badPlan = (ko: string, en: string): ExitMessage => ending(EXIT.configuration, ko, en);

const NO_PLAN = badPlan(
  `계획이 없습니다. --plan FILE로 지정하거나 ${CONFIG_FILE}에 plan을 쓰세요.`,
  `There is no plan: name one with --plan FILE, or write plan into ${CONFIG_FILE}.`,
);

/** Says every fault of a plan, a line each, and gives the code. */
export function sayFaults(
  { issues }: PlanError,
  { file, prefix }: FoundPlan,
  { say, fail }: CommandContext,
): number {
  for (const { path, message } of issues) {
    const place = `${prefix}${path}`.replace(/\.$/, '');
    say(`${file}: ${place}: ${message}.`, `${file}: ${place === '' ? 'it' : place} ${message}.`);
  }
  const count = issues.length;
  return fail(
    badPlan(
      `계획에 잘못이 ${count}건 있습니다. 아무것도 묻지 않았습니다.`,
      `The plan has ${count} fault${count === 1 ? '' : 's'}; nothing was asked.`,
    ),
  );
}
