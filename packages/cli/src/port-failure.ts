import { EXIT } from './exit-code.ts';
import type { ExitMessage } from './exit-message.ts';
import { type Text, text } from './language.ts';

export const HIGHEST_PORT = 65_535;

/** Why a port could not be opened; nothing where something else was thrown. */
export function portFailure(thrown: unknown, port: number | undefined): ExitMessage | undefined {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
  if (code === 'EADDRINUSE')
    return failed(
      text(`포트 ${port}은(는) 이미 사용 중입니다.`, `Port ${port} is already in use.`),
    );
  if (code === 'EACCES')
    return failed(
      text(`포트 ${port}을(를) 열 권한이 없습니다.`, `Port ${port} may not be opened.`),
    );
  return undefined;
}

const failed = (sentence: Text): ExitMessage => ({ code: EXIT.portInUse, sentence });
