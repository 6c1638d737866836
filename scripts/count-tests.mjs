// Prints how many tests of a vitest report passed, failed and were skipped; a report without one that ran is a failure.
import { readFileSync } from 'node:fs';

const [, , file] = process.argv;
const report = JSON.parse(readFileSync(file, 'utf8'));
const { numPassedTests: passed, numFailedTests: failed, numPendingTests: skipped } = report;
if (!(passed + failed > 0)) throw new Error(`${file} tells of no test that ran`);
console.log(passed, failed, skipped);
