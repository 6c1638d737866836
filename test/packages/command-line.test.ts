import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, expect, inject, it } from 'vitest';
import { installing } from './consumer.ts';
import { variablesOf } from './variables.ts';

const project = installing('command-line');
const command = (): string => join(project().folder, 'node_modules', '.bin', 'investor-flow');
let running: ChildProcess | undefined;

afterEach(async () => {
  if (running === undefined || running.exitCode !== null) return;
  running.kill('SIGTERM');
  await once(running, 'exit');
});

it('answers without a key', () => {
  const said = JSON.parse(project().run(command(), 'capabilities', '--json')) as object;
  expect(Object.keys(said)).toEqual(['kiwoom', 'koreainvestment']);
});

it('knows its version', () => {
  const [, version] = /-cli-(.*)\.tgz$/.exec(inject('tarballs')['@investor-flow/cli'] ?? '') ?? [];
  expect(project().run(command(), '--version')).toBe(`${version}\n`);
});

it('serves a sandbox to itself, by the variables it prints', async () => {
  running = spawn(command(), ['sandbox'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const variables = await variablesOf(running);
  const ask = 'investor-flow flow kospi --day 2025-07-01 --json';
  const path = `${join(project().folder, 'node_modules', '.bin')}:${process.env['PATH']}`;
  const said = project().run('sh', '-c', `PATH='${path}'\n${variables}\n${ask}`);
  expect(JSON.parse(said)).toMatchObject({ broker: 'kiwoom', market: 'kospi', day: '2025-07-01' });
});
