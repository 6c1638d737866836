#!/usr/bin/env node
// Asks the registry what is known against the dependencies people get with the packages. Three ends: nothing high or
// critical is known (0), something is (1), or nobody could be asked: that is said loudly and is no failure of ours (0).
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const patienceMs = Number(process.env['AUDIT_PATIENCE_MS'] ?? 60_000);
const GRAVE = ['high', 'critical'];
/** The registry cannot be reached, or has no audit endpoint; anything else that goes wrong is a failure. */
const NOBODY_ASKED =
  /ERR_PNPM_AUDIT_[A-Z_]+|ERR_PNPM_\w*FETCH\w*|E(?:NOTFOUND|AI_AGAIN|CONNREFUSED|CONNRESET|TIMEDOUT)/;

/** Tells the three ends apart. */
function conclude({ stdout, stderr, code, late }) {
  const report = reportIn(stdout);
  if (late) notAudited(`no answer within ${patienceMs} ms`);
  else if (report !== undefined) judge(report);
  else if (NOBODY_ASKED.test(stderr)) notAudited(reason(stderr));
  else fail(`the audit ended with ${code} and no report: ${stderr.trim()}`);
}

/** Runs in a group of its own, so that what it starts ends with it. */
function audited() {
  return new Promise((resolve, reject) => {
    const child = spawn('npx', ['--yes', 'pnpm@12', 'audit', '--prod', '--json'], {
      cwd: root,
      env: { ...process.env, npm_config_update_notifier: 'false' },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const heard = { stdout: '', stderr: '', late: false };
    const timer = setTimeout(() => {
      heard.late = true;
      // A negative id is the whole group.
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    }, patienceMs);
    for (const stream of ['stdout', 'stderr'])
      child[stream].on('data', (chunk) => (heard[stream] += chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve({ ...heard, code });
    });
  });
}

function reportIn(text) {
  try {
    const report = JSON.parse(text);
    return typeof report.advisories === 'object' && report.metadata ? report : undefined;
  } catch {
    return undefined;
  }
}

function judge({ advisories, metadata }) {
  const all = Object.values(advisories);
  for (const { severity, module_name: name, title, url } of all)
    console.log(`${severity}: ${name}: ${title} (${url})`);
  const grave = all.filter(({ severity }) => GRAVE.includes(severity)).length;
  if (grave > 0) fail(`high or critical advisories: ${grave}`);
  else if (!(metadata.totalDependencies > 0)) fail('the audit looked at no dependency');
  else
    console.log(`${metadata.totalDependencies} dependencies audited, no high or critical advisory`);
}

function notAudited(because) {
  const line = `!! NOT AUDITED: the registry could not be asked (${because}).`;
  console.log(`${'!'.repeat(line.length)}\n${line}\n${'!'.repeat(line.length)}`);
}

/** One line of what was said, with no host in it. */
function reason(text) {
  const [error = ''] = NOBODY_ASKED.exec(text) ?? [];
  const status = /responded with\s+(?:│\s*)?(\d{3})/.exec(text)?.[1];
  return status === undefined ? error : `${error}, status ${status}`;
}

function fail(sentence) {
  console.error(`audit: ${sentence}`);
  process.exitCode = 1;
}

conclude(await audited());
