import type { Cue } from './cues';
import type { Grammar } from './grammar';
import type { Sentence } from './sentences';
import { Kind, type Tokens } from './tokens';

/** How many cues ahead a cue is parted from; in a text of nothing but cues it must not be all of them. */
const AHEAD = 8;

/** Parts what the cues of one sentence report from each other. */
export class CueParting {
  constructor(private readonly grammar: Grammar) {}

  /**
   * Parts the contents of a sentence's cues, from `opens` on: a relative clause ends before the verb of its noun (“Okoye,
   * who said he was ill, announced …”), a clause before the next one with a speaker of its own (“…, but she denied …”).
   * An opening such as “In a statement,” gives way to the cue of whoever made it.
   */
  settle(tokens: Tokens, sentence: Sentence, cues: Cue[], opens: number): void {
    for (let a = cues.length - 2; a >= opens; a--) if (this.isParticiple(tokens, cues[a], cues[a + 1])) cues.splice(a, 1);
    for (let a = opens; a < cues.length; a++) {
      const outer = cues[a];
      if (outer.contentFirst < outer.token) continue;
      for (let b = a + 1; b < Math.min(cues.length, a + AHEAD); b++) {
        const end = this.partsAt(tokens, sentence, outer, cues[b]);
        if (end < 0) continue;
        const own = outer.contentFirst < outer.contentEnd;
        cues[a] = {
          ...outer,
          ...(own ? { contentFirst: Math.min(outer.contentFirst, end), contentEnd: Math.min(outer.contentEnd, end) } : {}),
          limit: end,
        };
        break;
      }
    }
    const opening = cues[opens];
    if (opening.kind !== 'phrase' || tokens.word[opening.token] === this.grammar.w.according) return;
    if (opening.token > sentence.first + 1 || opening.contentFirst < opening.token) return;
    for (let b = opens + 1; b < cues.length; b++) {
      const { weak, kind, source } = cues[b];
      if (weak || kind === 'phrase' || source === 'generic' || source === 'bare') continue;
      cues.splice(opens, 1);
      return;
    }
  }

  /** “A letter ⟨published⟩ in May said”: no verb of its own, since the same noun has another. */
  private isParticiple(tokens: Tokens, cue: Cue, next: Cue): boolean {
    if (cue.contentFirst < cue.contentEnd || cue.sourceFirst !== next.sourceFirst || next.token < cue.token) return false;
    if (cue.sourceEnd !== cue.token || cue.frame === 'np') return false;
    for (let i = cue.token + 1; i < next.token; i++)
      if (tokens.kind[i] !== Kind.Word || this.grammar.lexicon.isIn(this.grammar.c.coordinators, tokens.word[i])) return false;
    return true;
  }

  /** Where the words that `outer` reports end because of the later cue `next`; -1 where they do not. */
  private partsAt(tokens: Tokens, sentence: Sentence, outer: Cue, next: Cue): number {
    const { lexicon, c } = this.grammar;
    if (next.sourceFirst < outer.token && next.sourceEnd <= outer.token && next.kind === 'verb') {
      // The same subject goes on: “… who said he was ill, ⟨announced⟩”, “said … and ⟨added⟩”.
      let end = next.token;
      while (end - 1 > outer.token && tokens.isWord(end - 1) && this.isLight(tokens, end - 1)) end--;
      return end;
    }
    let start = Math.min(next.token, next.sourceFirst);
    if (start <= outer.token) return -1;
    if (tokens.isWord(start - 1) && lexicon.isIn(c.determiners, tokens.word[start - 1])) start--;
    if (
      tokens.is(start - 1, Kind.Comma) &&
      this.grammar.opensAside(tokens, sentence.first) &&
      this.firstComma(tokens, outer.token, start - 1)
    )
      return start - 1;
    const joined = tokens.isWord(start - 1) && lexicon.isIn(c.conjunctions, tokens.word[start - 1]);
    if (!joined) return -1;
    const mark = tokens.kind[start - 2];
    if (mark === Kind.Comma || mark === Kind.Dash || mark === Kind.Quote) return start - 2;
    // “said the levy is dead and he added that …”
    const goesOn = next.kind === 'verb' && !next.weak && next.source === 'pronoun' && next.contentFirst < next.contentEnd;
    return goesOn && lexicon.isIn(c.coordinators, tokens.word[start - 1]) ? start - 1 : -1;
  }

  private firstComma(tokens: Tokens, from: number, comma: number): boolean {
    for (let k = from + 1; k < comma; k++) if (tokens.kind[k] === Kind.Comma) return false;
    return true;
  }

  private isLight(tokens: Tokens, i: number): boolean {
    const { lexicon, c } = this.grammar;
    const word = tokens.word[i];
    return (
      lexicon.isIn(c.auxiliaries, word) ||
      lexicon.isIn(c.adverbs, word) ||
      lexicon.isIn(c.coordinators, word) ||
      this.grammar.isLy(tokens, i)
    );
  }
}
