import type { Source } from 'investor-flow';
import type { Finding } from './finding.ts';

/** What a configured broker may be asked in its environment, by its map; nothing is sent. */
export const accountFindings = ({ broker, capabilities }: Source, environment: string) =>
  Object.entries(capabilities).map(([question, capability]): Finding => {
    const because = capability.support === 'full' ? '' : `: ${capability.because}`;
    return {
      topic: 'account',
      name: `${broker} ${question}`,
      state: capability.support === 'none' ? 'note' : 'ok',
      message: `${environment}: ${capability.support}${because}.`,
    };
  });
