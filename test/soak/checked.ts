/** What a program says, line by line. */
export const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Checks, each said with how it ended; the program ends as they did. */
export function checked(name: string) {
  const failures: string[] = [];
  const check = (isRight: boolean, what: string): void => {
    say(`${isRight ? 'ok    ' : 'FAILED'} ${what}`);
    if (!isRight) failures.push(what);
  };
  const threw = (thrown: unknown): void =>
    check(false, String(thrown instanceof Error ? thrown.stack : thrown));
  const end = (): void => {
    say(failures.length === 0 ? `${name}: all right` : `${name}: ${failures.length} failed`);
    process.exitCode = failures.length === 0 ? 0 : 1;
  };
  return { check, threw, end };
}
