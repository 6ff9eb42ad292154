/** The sample draft, places in it, and the findings that the command line reports for it. */
import { execFileSync, type SpawnSyncReturns } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export const root = path.resolve(__dirname, '../../..');
export const vsix = path.join(root, 'editorial-balance.vsix');
const sample = path.join(root, 'docs/sample/draft.md');
export const draft = fs.readFileSync(sample, 'utf8');

/** A finding as `check --format json` prints it. */
export interface CliFinding {
  readonly rule: string;
  readonly family: string;
  readonly severity: 'warning' | 'information' | 'hint';
  readonly message: string;
  readonly text: string;
  readonly start: { readonly line: number; readonly column: number; readonly offset: number };
  readonly end: { readonly line: number; readonly column: number; readonly offset: number };
}

/** What the built command line finds in the sample draft: the editor has to show the same. */
export function findingsOfDraft(profile = 'news'): readonly CliFinding[] {
  return JSON.parse(check(profile)).files[0].findings;
}

/** VS Code shows hints in the text, but not in the Problems view. */
export function listedInProblems(finding: CliFinding): boolean {
  return finding.severity !== 'hint';
}

function check(profile: string): string {
  const args = [path.join(root, 'dist/cli.js'), 'check', '--format', 'json', '--fail-on', 'none', '--profile', profile, sample];
  try {
    return execFileSync(process.execPath, args, { encoding: 'utf8' });
  } catch (error) {
    throw new Error(`The command line could not check the sample draft:\n${(error as SpawnSyncReturns<string>).stderr}`);
  }
}

/** 1-based line and column of the second character of `text` in the draft, where it stands first, or last. */
export function placeOf(text: string, { last = false } = {}): { line: number; column: number } {
  const at = last ? draft.lastIndexOf(text) : draft.indexOf(text);
  if (at < 0) {
    throw new Error(`The sample draft does not hold “${text}”.`);
  }
  const before = draft.slice(0, at).split('\n');
  return { line: before.length, column: before[before.length - 1].length + 2 };
}

/** A new folder `drafts` with a copy of the draft in it, as a writer would have it, and `remove` to take it away. */
export function draftFolder(): { readonly folder: string; readonly remove: () => void } {
  const parent = fs.mkdtempSync(path.join(os.tmpdir(), 'editorial-balance-'));
  const folder = path.join(parent, 'drafts');
  fs.mkdirSync(folder);
  fs.writeFileSync(path.join(folder, 'draft.md'), draft);
  return { folder, remove: () => fs.rmSync(parent, { recursive: true, force: true }) };
}
