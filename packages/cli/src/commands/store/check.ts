import type { Command } from '../../command.ts';
import { EXIT } from '../../exit-code.ts';
import { storeFailed, withStore } from '../../kept-store.ts';
import { text } from '../../language.ts';
import { CONFIG, LANGUAGE, option, STORE } from '../../options.ts';
import { jsonText } from '../../render/json.ts';

/** Reads every answer of a store, and says which are damaged or of a newer version. */
export const check: Command = {
  options: [STORE, option('--json', 'print { entries, findings }'), CONFIG, LANGUAGE],
  run: (given, context) =>
    withStore(given, context, { mustExist: true }, async (store) => {
      context.progress.begin('check');
      const checked = await store.check();
      if (checked.isErr()) return context.fail(storeFailed(checked.error));
      const { entries, findings } = checked.value;
      const sum = text(
        `${store.location}: 응답 ${entries}건, 문제 ${findings.length}건.`,
        `${store.location}: ${entries} answers, ${findings.length} damaged or newer.`,
      )[context.display.language];
      if (given.json === true) await context.print(jsonText(checked.value));
      else
        await context.printLines([
          sum,
          ...findings.map(({ kind, message }) => `${kind}: ${message}`),
        ]);
      return findings.length === 0 ? EXIT.done : EXIT.damaged;
    }),
};
