export { errorOf, isSound, isWhole, valueOf } from '../../../../test/support/results.ts';
