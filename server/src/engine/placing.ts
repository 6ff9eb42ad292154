import type { BlockResult } from './blockAnalysis';
import type { BlockEntry, BlockFinding } from './blocks';
import type { Hit } from './hits';
import type { Lexicon } from './lexicon/lexicon';
import { ruleById } from './rules';
import { levelOf, SEVERITIES } from './severity';
import { moveSpan } from './spans';
import type { EngineSettings, Finding } from './types';

/** The findings of a block: those of the last time as long as it neither changed nor moved. */
export function placedFindings(
  block: BlockEntry,
  result: BlockResult,
  settings: EngineSettings,
  lexicon: Lexicon,
): readonly BlockFinding[] {
  const known = block.placed;
  if (known?.result === result) {
    const by = block.start - known.start;
    if (by !== 0) {
      for (const finding of known.findings) move(finding, by);
      known.start = block.start;
    }
    return known.findings;
  }
  const findings = result.hits.map((hit) => place(hit, block, settings, lexicon)).filter((finding) => finding !== undefined);
  block.placed = { result, start: block.start, findings };
  return findings;
}

function place(hit: Hit, block: BlockEntry, settings: EngineSettings, lexicon: Lexicon): BlockFinding | undefined {
  const rule = ruleById(hit.rule);
  const level = levelOf(hit, settings);
  if (!rule || level < 0) return undefined;
  const start = block.start + hit.from;
  const end = block.start + hit.to;
  return {
    rule: rule.id,
    family: rule.family,
    severity: SEVERITIES[level],
    start,
    end,
    message: hit.message,
    ...(hit.entry >= 0 ? { entry: lexicon.entries[hit.entry].id } : {}),
    extent: { start, end },
    related: NO_RELATED,
    hit,
    block,
  };
}

const NO_RELATED: Finding['related'] = [];

/** Moves a finding with its block. In a long document there are thousands behind an edit: they are not made anew. */
function move(finding: BlockFinding, by: number): void {
  moveSpan(finding, by);
  moveSpan(finding.extent, by);
}
