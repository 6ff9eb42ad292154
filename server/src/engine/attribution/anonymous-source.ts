import type { Hit } from '../hits';
import { Kind } from '../text/tokens';
import type { Claims } from './rule';

/** Sources that are people but have no name. Institutions that speak (“the ministry said”) are no such thing. */
export function anonymousSources({ reading, lexicon }: Claims): Hit[] {
  const hits: Hit[] = [];
  const { tokens, cues, sentences, text } = reading;
  const reason = lexicon.classNumber('reason-words');
  const seen = new Set<number>();
  const anonymous = lexicon.classNumber('anonymous-heads');
  for (const cue of cues) {
    if ((cue.source !== 'bare' && cue.source !== 'described') || seen.has(cue.sourceFirst)) continue;
    if (!lexicon.isIn(anonymous, tokens.word[cue.head]) || (cue.weak && cue.source !== 'bare')) continue;
    seen.add(cue.sourceFirst);
    const sentence = sentences[cue.sentence];
    let reasoned = false;
    for (let i = sentence.first; i < sentence.end; i++) if (tokens.kind[i] === Kind.Word && lexicon.isIn(reason, tokens.word[i])) reasoned = true;
    const from = tokens.start[cue.sourceFirst];
    const to = tokens.end[cue.sourceEnd - 1];
    const bare = cue.source === 'bare';
    hits.push({
      rule: 'attribution/anonymous-source',
      from,
      to,
      entry: -1,
      form: 0,
      ...(reasoned || !bare ? { shift: -1 } : {}),
      message: bare
        ? `Readers cannot weigh “${text.slice(from, to)}”. Name the source, or say which body and why there is no name.`
        : `“${text.slice(from, to)}” has a role but no name${reasoned ? '; the reason is given' : ' and no reason for that'}.`,
      fixes: [{ title: 'Mark for a name: [name, role]', kind: 'placeholder', edits: [{ from: to, to, newText: ' [name, role]' }] }],
    });
  }
  return hits;
}
