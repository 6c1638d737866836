import { styleText } from 'node:util';

/** Which colour says up: Korea's screens are red when prices rise, the West's green. */
export type Palette = 'korean' | 'western';

export interface Paint {
  /** Colours a text by the sign of the figure it shows. */
  readonly signed: (amount: number, text: string) => string;
  readonly heading: (text: string) => string;
  readonly faint: (text: string) => string;
  /** For what must not be overlooked. */
  readonly warning: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
}

type Style = Parameters<typeof styleText>[0];

const DIRECTIONS: Readonly<Record<Palette, { readonly up: Style; readonly down: Style }>> = {
  korean: { up: 'red', down: 'blue' },
  western: { up: 'green', down: 'red' },
};

export function paintOf(isColoured: boolean, palette: Palette): Paint {
  const { up, down } = DIRECTIONS[palette];
  const brush =
    (style: Style) =>
    (text: string): string =>
      isColoured ? styleText(style, text, { validateStream: false }) : text;
  return {
    signed: (amount, text) => (amount === 0 ? text : brush(amount > 0 ? up : down)(text)),
    heading: brush('bold'),
    faint: brush('dim'),
    warning: brush(['bold', 'yellow']),
    good: brush('green'),
    bad: brush('red'),
  };
}
