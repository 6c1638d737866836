import { REPLAYED } from '../support/replayed.ts';
import { flowsContract } from './flows.suite.ts';
import { holdingsContract } from './holdings.suite.ts';
import { mannersContract } from './manners.suite.ts';

for (const subject of REPLAYED) {
  mannersContract(subject);
  flowsContract(subject);
  holdingsContract(subject);
}
