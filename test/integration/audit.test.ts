import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ROOT } from '../support/sources.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'investor-flow-audit-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Said {
  readonly stdout?: string;
  readonly stderr?: string;
  readonly code?: number;
  readonly waitMs?: number;
}

/** Audits with a package manager that says this, ends so, or does not end. */
function audit({ stdout = '', stderr = '', code = 0, waitMs = 0 }: Said) {
  const told = JSON.stringify({ stdout, stderr, code, waitMs });
  const npx = join(folder, 'npx');
  writeFileSync(
    npx,
    `#!${process.execPath}
const { stdout, stderr, code, waitMs } = ${told};
setTimeout(() => {
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  process.exitCode = code;
}, waitMs);
`,
  );
  chmodSync(npx, 0o755);
  const PATH = [folder, process.env['PATH']].join(delimiter);
  const env = { ...process.env, PATH, AUDIT_PATIENCE_MS: '2000' };
  const script = join(ROOT, 'scripts', 'audit.mjs');
  const done = spawnSync(process.execPath, [script], { env, encoding: 'utf8', timeout: 20_000 });
  return { code: done.status, text: `${done.stdout}${done.stderr}` };
}

const report = (severity?: string, totalDependencies = 44): string =>
  JSON.stringify({
    advisories:
      severity === undefined
        ? {}
        : { 1: { severity, module_name: 'axios', title: 'a hole', url: 'its page' } },
    metadata: { totalDependencies },
  });
const refused = `Error: ERR_PNPM_AUDIT_BAD_RESPONSE

  × The audit endpoint (at https://registry.example/-/npm/v1/security/
  │ advisories/bulk) responded with 405:
`;

it('passes where nothing is known, and says how much was looked at', () => {
  expect(audit({ stdout: report() })).toEqual({
    code: 0,
    text: '44 dependencies audited, no high or critical advisory\n',
  });
});

it.each(['high', 'critical'])('fails where something %s is known, naming it', (severity) => {
  const { code, text } = audit({ stdout: report(severity), code: 1 });
  expect(code).toBe(1);
  expect(text).toContain(`${severity}: axios: a hole`);
});

it('tells of something lesser and passes', () => {
  const { code, text } = audit({ stdout: report('moderate'), code: 1 });
  expect(code).toBe(0);
  expect(text).toContain('moderate: axios: a hole');
});

it.each<[string, Said, string]>([
  ['has no audit endpoint', { stderr: refused }, 'ERR_PNPM_AUDIT_BAD_RESPONSE, status 405'],
  ['cannot be found', { stderr: 'request failed: getaddrinfo ENOTFOUND' }, 'ENOTFOUND'],
  ['does not answer', { waitMs: 600_000 }, 'no answer within 2000 ms'],
])('is no pass and no failure where the registry %s', (_, said, because) => {
  const { code, text } = audit({ code: 1, ...said });
  expect(code).toBe(0);
  expect(text).toContain(`!! NOT AUDITED: the registry could not be asked (${because}).`);
  expect(text).not.toMatch(/advisory|https?:/);
});

it.each<[string, Said]>([
  ['something else went wrong', { stdout: 'x', stderr: 'Error: ERR_PNPM_NO_LOCKFILE', code: 1 }],
  ['nothing was said', {}],
  ['nothing was looked at', { stdout: report(undefined, 0) }],
])('fails where %s', (_, said) => {
  expect(audit(said).code).toBe(1);
});
