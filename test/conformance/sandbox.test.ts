import { SANDBOXED } from '../support/sandboxed.ts';
import { flowsContract } from './flows.suite.ts';
import { holdingsContract } from './holdings.suite.ts';
import { mannersContract } from './manners.suite.ts';

for (const subject of SANDBOXED) {
  mannersContract(subject);
  flowsContract(subject);
  holdingsContract(subject);
}
