import { join } from 'node:path';
import { testExamples } from '../ruleExamples';

/** Neutral sentences: a heading is held against a text only when the text is written. */
const FILLER = `\n\n${'The hall stands at the end of the street, between the chapel and the old post office. '.repeat(6)}`;

describe('examples of the attribution rules', () =>
  testExamples(join(__dirname, 'examples.md'), (rule) => (rule === 'attribution/headline-mismatch' ? FILLER : '')));
