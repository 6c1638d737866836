import { createRequire } from 'node:module';
import type * as commander from 'commander';

/** Required and not imported: it is CommonJS, and the way through its ES wrapper would be half of what `--help` costs. */
export const { Command, CommanderError, Option } = createRequire(import.meta.url)(
  'commander',
) as typeof commander;
