import type { BlockFinding } from './blocks';
import type { DuplicateFinding } from './duplicates/inDocument';
import type { Lexicon } from './lexicon/lexicon';
import { ruleById } from './rules';
import type { DocumentFinding, Explanation, Finding, Guideline } from './types';

/** Gathers what a hover says of a finding: from its lexicon entry where there is one, else from its rule. */
export function explainFinding(lexicon: Lexicon, finding: Finding, text: string): Explanation {
  const rule = ruleById(finding.rule);
  const hit = (finding as Partial<BlockFinding>).hit;
  const evidence = hit?.evidence ?? (finding as Partial<DocumentFinding>).evidence;
  const entry = hit && hit.entry >= 0 ? lexicon.entries[hit.entry] : undefined;
  const keys = entry?.source ?? rule?.guidelines ?? [];
  return {
    rule: finding.rule,
    title: rule?.title ?? finding.rule,
    quote: text.slice(finding.start, finding.end),
    why: entry?.why ?? rule?.why ?? '',
    guidelines: keys.map((key): Guideline | undefined => lexicon.guidelines[key]).filter((guideline) => guideline !== undefined),
    fine: entry?.fine ?? rule?.fine ?? '',
    ...(evidence ? { evidence } : {}),
    ...changesOf(finding),
    ...(entry ? { entry: entry.id } : {}),
    also: hit?.also ?? [],
  };
}

function changesOf(finding: Finding): Pick<Explanation, 'changes'> {
  const { changes } = finding as Partial<DuplicateFinding>;
  return changes && changes.length > 0 ? { changes } : {};
}
