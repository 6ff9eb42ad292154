import assert from 'node:assert/strict';
import { loadLexicon } from '../../scripts/lexicon';
import { createDraft, DEFAULT_SETTINGS, type Draft, type Finding, type Fix, type Profile } from '../../server/src/engine';
import { startsWithVowelSound } from '../../server/src/engine/fixes/article';

/** What holds for every fix of every entry of the lexicon, tried on the sentences that the entries bring. */

const ATTRIBUTION_OFF = { attribution: 'off', duplicate: 'off' } as const;

function apply(text: string, fix: Fix): string {
  let result = text;
  for (const { start, end, newText } of [...fix.edits].reverse()) result = result.slice(0, start) + newText + result.slice(end);
  return result;
}

/** Where the edits put words, in the text after them. */
function placesAfter(fix: Fix): [number, number][] {
  let shift = 0;
  return fix.edits.map(({ start, end, newText }) => {
    const from = start + shift;
    shift += newText.length - (end - start);
    return [from, from + newText.length];
  });
}

interface Case {
  readonly text: string;
  readonly draft: Draft;
  readonly finding: Finding;
  readonly settings: typeof DEFAULT_SETTINGS;
}

function* cases(): Generator<{ file: string; cases: Case[] }> {
  for (const { name, content } of loadLexicon().lexicons) {
    const found: Case[] = [];
    for (const group of content.groups) {
      for (const entry of group.entries) {
        const profile = [...(group.need ?? []), ...(entry.need ?? [])].find((guard) => guard.profile)?.profile?.[0] as Profile;
        const settings = {
          ...DEFAULT_SETTINGS,
          ...(profile ? { profile } : {}),
          severities: { ...ATTRIBUTION_OFF, loaded: 'off', [content.rule]: 'information' } as const,
        };
        for (const example of entry.flags) {
          const text = example.replace(/[⟦⟧]/g, '');
          const draft = createDraft(text, 'plain', settings);
          for (const finding of draft.findings()) found.push({ text, draft, finding, settings });
        }
      }
    }
    yield { file: name, cases: found };
  }
}

const QUOTATION = /“[^”]*”|"[^"]*"/g;

/** Words that cannot stand side by side. */
const BROKEN: readonly [what: string, pattern: RegExp][] = [
  ['a doubled word', /\b(\p{L}{2,}) \1\b/iu],
  ['an article without its noun', /\b(?:a|an|the) (?:is|was|of|in|on|at|to|for|and|has|had|with)\b/i],
  ['two prepositions', /\b(?:of|for|against) (?:of|for|against|on)\b/i],
  ['two finite verbs', /\b(?:is|are|was|were) (?:is|are|was|were|has|have)\b/i],
  ['a suffix by itself', /[^\p{L}\p{N}](?:ed|ing)\b|\]s\b/u],
  ['a blank in quotation marks', /[“"'‘]\[/],
];

/** What is wrong with a fix; nothing, if all is well. */
function faults({ text, draft, finding, settings }: Case, fix: Fix): string[] {
  const wrong: string[] = [];
  const after = apply(text, fix);
  const check = (holds: boolean, what: string) => {
    if (!holds) wrong.push(`${what}: [${finding.entry}] “${fix.title}”\n      ${text}\n      ${after}`);
  };
  const around = draft.sentences().filter(({ start, end }) => start < finding.end && finding.start < end);
  const from = Math.min(...around.map(({ start }) => start));
  const to = Math.max(...around.map(({ end }) => end));
  // A question is left out as a whole.
  const whole = fix.edits.some(({ start, end }) => start <= from && to <= end);
  let last = -1;
  for (const { start, end } of fix.edits) {
    check(start <= end && start >= last, 'edits out of order');
    last = end;
    check(whole || (from <= start && end <= to), 'an edit outside the sentence');
    for (const { 0: quoted, index } of text.matchAll(QUOTATION)) {
      const inside = finding.start <= index && index + quoted.length <= finding.end;
      check(inside || end <= index || start >= index + quoted.length, 'an edit inside a quotation');
    }
  }
  check(!/ {2}/.test(after) || / {2}/.test(text), 'a doubled blank');
  check(!/\s[.,;:!?]|,,|,\./.test(after) || /\s[.,;:!?]/.test(text), 'a blank before a mark');
  for (const [what, broken] of BROKEN) check(!broken.test(after) || broken.test(text), what);
  check(!/^\p{Lu}/u.test(text) || !/^\p{Ll}/u.test(after), 'a sentence that opens in lower case');
  check(whole || /[.!?”"’]*$/.exec(after)?.[0] === /[.!?”"’]*$/.exec(text)?.[0], 'another closing mark');
  for (const [, article, following] of after.matchAll(/(?<![\p{L}’'.-])(an?) ([\p{L}\p{N}.&]+)/giu)) {
    if (!text.toLowerCase().includes(`${article} ${following}`.toLowerCase()))
      check((article.toLowerCase() === 'an') === startsWithVowelSound(following), 'the wrong article');
  }
  if (fix.kind === 'replace' || fix.kind === 'delete' || fix.kind === 'attribute') {
    const again = createDraft(after, 'plain', settings);
    check(again.sentences().length === draft.sentences().length - (whole ? 1 : 0), 'another number of sentences');
    const places = placesAfter(fix);
    const left = again.findings();
    const before = draft.findings();
    check(left.length < before.length || !left.some((f) => f.entry === finding.entry), 'the finding is still there');
    if (fix.kind === 'replace') {
      const wide = createDraft(after, 'plain', { ...DEFAULT_SETTINGS, severities: ATTRIBUTION_OFF }).findings();
      const old = new Set(
        createDraft(text, 'plain', { ...DEFAULT_SETTINGS, severities: ATTRIBUTION_OFF })
          .findings()
          .map((f) => f.entry ?? f.rule),
      );
      const fresh = wide.filter((f) => !old.has(f.entry ?? f.rule) && places.some(([a, b]) => f.start < b && a < f.end));
      check(fresh.length === 0, `the new words are flagged by ${fresh.map((f) => f.entry ?? f.rule)}`);
    }
  }
  return wrong;
}

describe('every fix of the lexicon', () => {
  for (const { file, cases: tried } of cases()) {
    it(`${file}: leaves a tidy sentence, without the finding, and all other words alone`, () => {
      const wrong: string[] = [];
      for (const one of tried) {
        const fixes = one.draft.fixes(one.finding).filter(({ edits }) => edits.length > 0);
        assert.ok(fixes.filter(({ preferred }) => preferred).length <= 1, `${one.text}: more than one preferred fix`);
        for (const fix of fixes) wrong.push(...faults(one, fix));
      }
      assert.equal(wrong.length, 0, `\n    ${wrong.join('\n    ')}`);
    });
  }
});
