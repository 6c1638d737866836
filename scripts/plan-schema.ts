import { writeFileSync } from 'node:fs';
import { planJsonSchema } from '../packages/collector/src/plan/plan-schema.ts';

const FILE = new URL('../packages/collector/plan.schema.json', import.meta.url);
writeFileSync(FILE, `${JSON.stringify(planJsonSchema(), null, 2)}\n`);
