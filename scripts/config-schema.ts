import { writeFileSync } from 'node:fs';
import { configJsonSchema } from '../packages/investor-flow/src/config-schema.ts';

const FILE = new URL('../packages/investor-flow/config.schema.json', import.meta.url);
writeFileSync(FILE, `${JSON.stringify(configJsonSchema(), null, 2)}\n`);
