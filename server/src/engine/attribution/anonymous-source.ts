import type { Hit } from '../hits';
import type { Lexicon } from '../lexicon/lexicon';
import type { Cue } from '../text/cues';
import type { Reading } from '../text/reading';
import { Kind } from '../text/tokens';
import { VoiceCode } from '../text/voices';
import type { Claims } from './rule';

/**
 * Why a source has no name, as far as the sentence tells: nothing; a formula (“not authorised to speak”, “on condition of
 * anonymity”), which says little; or a reason a reader can weigh (“because she may lose her job”).
 */
type Reason = 'none' | 'formula' | 'given';

/** Sources that are people but have no name. Institutions that speak (“the ministry said”) are no such thing. */
export function anonymousSources(claims: Claims): Hit[] {
  const { reading, lexicon } = claims;
  const hits: Hit[] = [];
  const { tokens, cues } = reading;
  const seen = new Set<number>();
  const anonymous = lexicon.classNumber('anonymous-heads');
  const onlookers = lexicon.classNumber('onlookers');
  const findings = lexicon.classNumber('find');
  const figures = lexicon.wordId('figures');
  // Once per paragraph is enough; what follows there is the same source as a rule.
  let told = false;
  for (const cue of cues) {
    if ((cue.source !== 'bare' && cue.source !== 'described') || seen.has(cue.sourceFirst)) continue;
    if (!lexicon.isIn(anonymous, tokens.word[cue.head]) || cue.negated || reading.voices[cue.sourceFirst] !== VoiceCode.narration)
      continue;
    // “Figures show …” are numbers.
    if (tokens.word[cue.head] === figures && lexicon.isIn(findings, tokens.word[cue.token])) continue;
    // Who says nothing that is told (“people who want …”, “residents reported the fire”) is no source.
    if (cue.weak ? cue.source !== 'bare' || lexicon.isIn(onlookers, tokens.word[cue.head]) : cue.contentFirst >= cue.contentEnd)
      continue;
    seen.add(cue.sourceFirst);
    const bare = cue.source === 'bare' && (cue.head === cue.sourceFirst || cue.sourceEnd - cue.sourceFirst <= 2);
    const reason = reasonOf(reading, lexicon, cue);
    if (!bare && reason === 'given') continue;
    // A body named in the sentence or the one before is the body these officials belong to; witnesses speak of what they saw.
    const placed = lexicon.isIn(onlookers, tokens.word[cue.head]) || isPlaced(reading, lexicon, cue) || told;
    told = true;
    const judges = isJudgement(reading, lexicon, cue);
    const step = (bare && reason === 'none' && !placed ? 0 : -1) + (judges ? 1 : 0);
    hits.push(hitFor(claims, cue, { bare, reason, judges, step }));
  }
  return hits;
}

interface Verdict {
  readonly bare: boolean;
  readonly reason: Reason;
  readonly judges: boolean;
  readonly step: number;
}

function hitFor({ reading, lexicon }: Claims, cue: Cue, { bare, reason, judges, step }: Verdict): Hit {
  const { tokens, text } = reading;
  const from = tokens.start[cue.sourceFirst];
  const to = tokens.end[shownEnd(reading, lexicon, cue) - 1];
  const whole = tokens.end[cue.sourceEnd - 1];
  const words = text.slice(from, whole);
  const closed = /^\s*[.,;:)]/.test(text.slice(whole));
  const told = judges ? ' Guides let nobody pass judgement without a name.' : '';
  const why =
    reason === 'given'
      ? 'a reason for that is given'
      : reason === 'formula'
        ? 'the reason given for that is a formula'
        : 'no reason for that is given';
  return {
    rule: 'attribution/anonymous-source',
    from,
    to,
    entry: -1,
    form: 0,
    ...(step === 0 ? {} : { shift: step }),
    message:
      (bare
        ? `Readers cannot weigh “${words}”. Name the source, or say which body and why there is no name.`
        : `“${words}” has a role but no name, and ${why}.`) + told,
    evidence: `${bare ? 'The source has neither a name nor a body' : 'The source is described but has no name'}; ${why}.`,
    fixes: [
      {
        title: 'Mark for a name: [name, role]',
        kind: 'placeholder',
        edits: [{ from: whole, to: whole, newText: ' [name, role]' }],
      },
      ...(reason === 'none'
        ? [
            {
              title: 'Give the reason: “…, who asked not to be named because [reason?],”',
              kind: 'describe' as const,
              edits: [{ from: whole, to: whole, newText: `, who asked not to be named because [reason?]${closed ? '' : ','}` }],
            },
          ]
        : []),
    ],
  };
}

/** “Sources close to”, “friends of”: whom they are close to is no part of the source. */
function shownEnd({ tokens }: Reading, lexicon: Lexicon, { head, sourceEnd }: Cue): number {
  const links = lexicon.classNumber('source-links');
  const linked = head + 2 < sourceEnd && lexicon.isIn(links, tokens.word[head + 1]);
  if (linked) return head + 3;
  return head + 2 < sourceEnd && tokens.word[head + 1] === lexicon.wordId('of') ? head + 2 : sourceEnd;
}

function reasonOf({ tokens, sentences }: Reading, lexicon: Lexicon, cue: Cue): Reason {
  const reasons = lexicon.classNumber('reason-words');
  const grounds = lexicon.classNumber('reason-grounds');
  let reason: Reason = 'none';
  for (let i = sentences[cue.sentence].first; i < sentences[cue.sentence].end; i++) {
    if (tokens.kind[i] !== Kind.Word) continue;
    if (lexicon.isIn(grounds, tokens.word[i])) return 'given';
    if (lexicon.isIn(reasons, tokens.word[i])) reason = 'formula';
  }
  return reason;
}

/** Opinion, abuse or an accusation in what the source says. */
function isJudgement({ tokens }: Reading, lexicon: Lexicon, cue: Cue): boolean {
  const accusations = lexicon.classNumber('accusations');
  const abuse = lexicon.classNumber('abuse');
  for (let i = cue.contentFirst; i < cue.contentEnd; i++) {
    if (tokens.isWord(i) && (lexicon.isIn(accusations, tokens.word[i]) || lexicon.isIn(abuse, tokens.word[i]))) return true;
  }
  return false;
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
