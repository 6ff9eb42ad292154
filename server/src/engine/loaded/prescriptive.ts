import type { Hit } from '../hits';
import type { Reading } from '../text/reading';
import type { Sentence } from '../text/sentences';
import { Kind } from '../text/tokens';
import type { Phrases, StructuralRule } from './structure';

/** How far left a word may stand that makes the clause a condition or a question: “if the council must”. */
const CLAUSE_REACH = 5;
/** How far behind the verb its agent or its date may stand. */
const AGENT_REACH = 8;

/** The writer telling a public actor what to do: “the mayor of Lunden must resign”. Set phrases are in the lexicon. */
export class Prescriptions implements StructuralRule {
  readonly rule = 'loaded/prescriptive';
  readonly triggers = ['deontic', 'deontic-to'];
  private readonly c;
  private readonly w;

  constructor(private readonly phrases: Phrases) {
    const { lexicon } = phrases;
    const n = (name: string) => lexicon.classNumber(name);
    this.c = {
      to: n('deontic-to'),
      actors: n('public-actor'),
      state: n('state'),
      pronouns: n('pronouns'),
      demanded: n('demanded'),
      expected: n('expected'),
      standards: n('standards'),
      wh: n('wh'),
      be: n('be'),
    };
    const w = (word: string) => lexicon.wordId(word);
    this.w = { to: w('to'), we: w('we'), must: w('must'), by: w('by'), that: w('that'), not: w('not') };
  }

  at(reading: Reading, sentence: Sentence, i: number): Hit | undefined {
    const { tokens, text } = reading;
    const { lexicon } = this.phrases;
    const takesTo = lexicon.isIn(this.c.to, tokens.word[i]);
    if (takesTo && !(tokens.isWord(i + 1) && tokens.word[i + 1] === this.w.to)) return undefined;
    const last = takesTo ? i + 1 : i;
    const verb = this.phrases.afterAdverbs(reading, last + 1, sentence.end);
    if (verb >= sentence.end || tokens.kind[verb] !== Kind.Word) return undefined;
    if (!this.isTold(reading, sentence, i, verb) || this.isSubordinate(reading, sentence, i)) return undefined;
    if (lexicon.isIn(this.c.expected, tokens.word[verb]) || lexicon.isIn(this.c.be, tokens.word[verb])) return undefined;
    if (this.phrases.anyOf(this.c.standards, reading, sentence.first, sentence.end)) return undefined;
    for (let k = verb; k < Math.min(sentence.end, verb + AGENT_REACH); k++)
      if (tokens.kind[k] === Kind.Word && tokens.word[k] === this.w.by) return undefined;
    const from = tokens.start[i];
    const to = tokens.end[last];
    const at = tokens.start[sentence.first];
    return {
      rule: this.rule,
      from,
      to,
      entry: -1,
      form: 0,
      message: `“${text.slice(from, to)}” tells a public actor what to do, in the writer's own voice.`,
      fixes: [{ title: 'Ask who says so', kind: 'attribute', edits: [{ from: at, to: at, newText: '[Who?] said: ' }] }],
    };
  }

  /** A government, a party, “we”, a state; anybody by name who is told to resign, explain, apologise … */
  private isTold(reading: Reading, sentence: Sentence, i: number, verb: number): boolean {
    const { tokens } = reading;
    const { lexicon } = this.phrases;
    const head = this.phrases.subjectHead(reading, sentence, i);
    if (head < 0) return false;
    const word = tokens.word[head];
    if (lexicon.isIn(this.c.actors, word) || lexicon.isIn(this.c.state, word)) return true;
    // “we need to”, “we should” tell of one's own work.
    if (word === this.w.we) return tokens.word[i] === this.w.must;
    return lexicon.isName(tokens, head) && lexicon.isIn(this.c.demanded, tokens.word[verb]);
  }

  /** Within a condition, a question or words that somebody thinks: “whether the council must”, “the view that it should”. */
  private isSubordinate({ tokens }: Reading, sentence: Sentence, i: number): boolean {
    for (let k = i - 1; k >= Math.max(sentence.first, i - CLAUSE_REACH); k--) {
      if (tokens.kind[k] === Kind.Comma || tokens.kind[k] === Kind.Semicolon) return false;
      if (tokens.kind[k] !== Kind.Word) continue;
      if (tokens.word[k] === this.w.that || this.phrases.lexicon.isIn(this.c.wh, tokens.word[k])) return true;
    }
    return false;
  }
}
