// Runs every benchmark, or those named: `npm run bench -- reading call`. Only a wrong answer makes it fail, never a time.
import { WrongAnswer } from './support/gate.mjs';
import { machine, table } from './support/table.mjs';

const NAMES = 'reading call imports cli-start bundle install memory sectors walk store rates'.split(
  ' ',
);

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !NAMES.includes(name));
if (unknown.length > 0) {
  console.error(`no benchmark ${unknown.join(', ')}; there are ${NAMES.join(', ')}`);
  process.exit(64);
}

console.log(machine());
const all = [];
for (const name of asked.length > 0 ? asked : NAMES) {
  process.stderr.write(`${name} ...\n`);
  const { rows } = await import(`./${name}.mjs`);
  try {
    all.push(...(await rows()));
  } catch (error) {
    if (!(error instanceof WrongAnswer)) throw error;
    console.error(`${name}: a wrong answer, so nothing is timed: ${error.message}`);
    process.exitCode = 1;
  }
}
console.log(`\n${table(all)}`);
