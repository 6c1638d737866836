export { errorOf, isSound, valueOf } from '../../../../test/support/results.ts';
