import { TextDecoder } from 'node:util';
import { err, type Issue, ok, type Result } from '@investor-flow/core';

/** What Korean hosts call EUC-KR with its extension by Microsoft, which decoders know as `euc-kr`. */
const EUC_KR = /^(?:x-)?(?:cp|ms|windows-?)949$|^uhc$/i;

/** The text of an answer in the charset that it declares (EUC-KR among them), else in UTF-8. */
export function textOf(data: unknown, contentType: string): string {
  if (!(data instanceof Uint8Array)) return '';
  const [, charset = 'utf-8'] = /charset\s*=\s*["']?([\w-]+)/i.exec(contentType) ?? [];
  return decoderOf(charset).decode(data);
}

function decoderOf(charset: string): TextDecoder {
  try {
    return new TextDecoder(EUC_KR.test(charset) ? 'euc-kr' : charset);
  } catch {
    // Not a charset that this host knows.
    return new TextDecoder();
  }
}

/** An answer read as JSON. */
export function readJson(text: string): Result<unknown, Issue> {
  try {
    return ok(JSON.parse(text));
  } catch {
    return err({ path: '', message: 'must be JSON' });
  }
}
