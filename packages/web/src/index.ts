/** Korean investor flow as pictures: a local web view. */
export { openWeb, type Web, type WebError, type WebParts } from './open-web.ts';
export type { Printed, RunCommand } from './server/copying.ts';
export type { CallCount } from './api/answers.ts';
