import type { Json } from './json-text.ts';
import { Fault, type Reader } from './reading.ts';

/** A result of 0, as text, and no code that says that nothing is there. */
export function expectSuccess(reader: Reader, body: Json): void {
  if (reader.text(body, 'rt_cd') !== '0') throw new Fault('no success');
  const said = reader.field(body, 'msg_cd');
  const code = said?.kind === 'text' ? said.text.trim() : '';
  if (code !== 'MCA00000') reader.unusual();
  if (['KIOK0560', 'KIER2620'].includes(code)) throw new Fault('nothing there');
  const message = reader.field(body, 'msg1');
  if (message !== undefined && message.kind !== 'text') reader.unusual();
  if (reader.field(body, 'error_code') !== undefined) reader.unusual();
}
