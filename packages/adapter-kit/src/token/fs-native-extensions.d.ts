declare module 'fs-native-extensions' {
  /** Whether an exclusive lock on the open file was granted; it ends when the file is closed. */
  export function tryLock(fd: number): boolean;
}
