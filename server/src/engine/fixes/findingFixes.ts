import type { BlockFinding } from '../blocks';
import { keepsForGood } from '../keeps';
import type { Lexicon } from '../lexicon/lexicon';
import type { Spelling } from '../lexicon/spelling';
import type { Fix, FormatId, Profile } from '../types';
import { lexicalFixes } from '.';
import { footnoteFix } from './footnote';
import { inNotation } from './notation';

/** The fixes of a finding in a block, at their places in the text, and the ways to keep its wording for good. */
export function findingFixes(
  finding: BlockFinding,
  text: string,
  format: FormatId,
  profile: Profile,
  lexicon: Lexicon,
  spelling: () => Spelling,
): readonly Fix[] {
  const { hit, block } = finding;
  const source = text.slice(block.start, block.end);
  const plans = hit.fixes ?? (hit.entry >= 0 ? lexicalFixes(lexicon, lexicon.entries[hit.entry], hit, source, spelling()) : []);
  const written = plans.map((plan) => inNotation(plan, format, profile));
  const fixes: Fix[] = written.map((plan) => ({
    title: plan.title,
    kind: plan.kind,
    preferred: plan.preferred === true,
    edits: plan.edits
      .map(({ from, to, newText }) => ({ start: block.start + from, end: block.start + to, newText }))
      .sort((a, b) => a.start - b.start),
  }));
  const asked = plans.find(({ kind, edits }) => kind === 'placeholder' && edits.some(({ newText }) => newText === ' [source?]'));
  const footnote = asked && footnoteFix(format, text, block.start + asked.edits[0].to);
  if (footnote) fixes.push(footnote);
  return [...fixes, ...keepsForGood(source, hit, finding)];
}
