import type { Hit } from '../hits';
import type { Lexicon } from '../lexicon/lexicon';
import type { Cue } from '../text/cues';
import type { Reading } from '../text/reading';
import { Kind } from '../text/tokens';
import { VoiceCode } from '../text/voices';
import type { Claims } from './rule';

/** Sources that are people but have no name. Institutions that speak (“the ministry said”) are no such thing. */
export function anonymousSources({ reading, lexicon }: Claims): Hit[] {
  const hits: Hit[] = [];
  const { tokens, cues, sentences, text } = reading;
  const reason = lexicon.classNumber('reason-words');
  const seen = new Set<number>();
  const anonymous = lexicon.classNumber('anonymous-heads');
  const onlookers = lexicon.classNumber('onlookers');
  // Once per paragraph is enough; what follows there is the same source as a rule.
  let told = false;
  for (const cue of cues) {
    if ((cue.source !== 'bare' && cue.source !== 'described') || seen.has(cue.sourceFirst)) continue;
    if (!lexicon.isIn(anonymous, tokens.word[cue.head]) || cue.negated || reading.voices[cue.sourceFirst] !== VoiceCode.narration)
      continue;
    // Who says nothing that is told (“people who want …”, “residents reported the fire”) is no source.
    if (cue.weak ? cue.source !== 'bare' || lexicon.isIn(onlookers, tokens.word[cue.head]) : cue.contentFirst >= cue.contentEnd)
      continue;
    seen.add(cue.sourceFirst);
    const sentence = sentences[cue.sentence];
    let reasoned = false;
    for (let i = sentence.first; i < sentence.end; i++)
      if (tokens.kind[i] === Kind.Word && lexicon.isIn(reason, tokens.word[i])) reasoned = true;
    const from = tokens.start[cue.sourceFirst];
    const to = tokens.end[cue.sourceEnd - 1];
    const bare = cue.source === 'bare' && (cue.head === cue.sourceFirst || cue.sourceEnd - cue.sourceFirst <= 2);
    // A body named in the sentence or the one before is the body these officials belong to; witnesses speak of what they saw.
    const placed = lexicon.isIn(onlookers, tokens.word[cue.head]) || isPlaced(reading, lexicon, cue) || told;
    told = true;
    hits.push({
      rule: 'attribution/anonymous-source',
      from,
      to,
      entry: -1,
      form: 0,
      ...(reasoned || !bare || placed ? { shift: -1 } : {}),
      message: bare
        ? `Readers cannot weigh “${text.slice(from, to)}”. Name the source, or say which body and why there is no name.`
        : `“${text.slice(from, to)}” has a role but no name${reasoned ? '; the reason is given' : ' and no reason for that'}.`,
      fixes: [
        { title: 'Mark for a name: [name, role]', kind: 'placeholder', edits: [{ from: to, to, newText: ' [name, role]' }] },
      ],
    });
  }
  return hits;
}

/** Whether a public body is named in the sentence or the one before, other than as whom the source is close to. */
function isPlaced({ tokens, sentences }: Reading, lexicon: Lexicon, cue: Cue): boolean {
  const institution = lexicon.classNumber('institution');
  for (let i = sentences[Math.max(0, cue.sentence - 1)].first; i < sentences[cue.sentence].end; i++) {
    if (i >= cue.head && i < cue.sourceEnd) continue;
    if (i !== cue.sourceFirst && tokens.kind[i] === Kind.Word && lexicon.isIn(institution, tokens.word[i])) return true;
  }
  return false;
}
