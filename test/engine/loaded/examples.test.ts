import { join } from 'node:path';
import { testExamples } from '../ruleExamples';

describe('examples of the loaded rules', () => testExamples(join(__dirname, 'examples.md')));
