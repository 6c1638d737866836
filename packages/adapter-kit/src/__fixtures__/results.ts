export { errorOf, valueOf } from '../../../../test/support/results.ts';
