import type { BlockEntry } from '../blocks';
import { ruleById, severityOf } from '../rules';
import { moveSpan } from '../spans';
import type { Text } from '../text/sourceText';
import type { DocumentFinding, EngineSettings, Finding, Fix, Span } from '../types';
import { TERM_ASPECTS, type TermAspect, type TermUse } from './termUses';

/** Fewest uses of each side that are compared. */
const LEAST = 3;
/** By how much the shares of loaded uses must differ. */
const GAP = 0.5;

interface Count {
  plain: number;
  loaded: number;
  /** Places, however many each stands for. */
  places: number;
}

type Party = Count & { readonly key: number };

/** A use with its place in the document. */
interface PlacedUse extends Span {
  readonly party: number;
  readonly loaded: boolean;
  /** Where the party's name stands. */
  readonly name: Span;
}

/** Parties that are spoken of unlike in one aspect, each with the one it is compared with, and all uses of both. */
interface ComparedParties {
  readonly aspect: TermAspect;
  readonly pairs: readonly { readonly party: Party; readonly other: Party }[];
  /** The keys of all parties in the pairs. */
  readonly keys: ReadonlySet<number>;
  /** Who has the terms that name no party; 0: nobody. */
  readonly owners: { readonly loaded: number; readonly plain: number };
  readonly uses: PlacedUse[];
}

/** How often each party of a document is spoken of in plain and in loaded terms; kept up to date block by block. */
export class PartyTerms {
  private readonly counts = new Map<TermAspect, Map<number, Count>>(TERM_ASPECTS.map((aspect) => [aspect, new Map()]));
  /** The parties to compare and their uses as they were last placed. */
  private compared: readonly ComparedParties[] = [];
  /** Uses that came or went since. */
  private changed: TermUse[] = [];

  add(uses: readonly TermUse[]): void {
    for (const use of uses) this.step(use, 1);
  }

  remove(uses: readonly TermUse[]): void {
    for (const use of uses) this.step(use, -1);
  }

  /** What stood from `oldEnd` on moved by `by`. What was replaced before it comes and goes by itself. */
  edited(oldEnd: number, by: number): void {
    if (by === 0) return;
    const move = (span: Span): void => {
      if (span.start >= oldEnd) moveSpan(span, by);
    };
    for (const { uses } of this.compared) {
      for (const use of uses) {
        move(use);
        move(use.name);
      }
    }
  }

  /** One finding for each party that is spoken of in loaded terms where another is not. `blocks` are those with terms. */
  find(blocks: readonly BlockEntry[], text: Text, settings: EngineSettings): DocumentFinding[] {
    const rule = ruleById('loaded/asymmetric-terms');
    const severity = rule ? severityOf(rule, settings) : 'off';
    if (severity !== 'off' && this.changed.length > 0) this.compared = this.compare(blocks);
    this.changed = [];
    if (severity === 'off') return [];
    return this.compared.flatMap(({ aspect, pairs, uses }) =>
      pairs.flatMap(({ party, other }) => {
        const loaded = uses.filter((use) => use.party === party.key && use.loaded);
        const plain = uses.find((use) => use.party === other.key && !use.loaded);
        if (loaded.length === 0 || !plain) return [];
        const finding: Finding = {
          rule: 'loaded/asymmetric-terms',
          family: 'loaded',
          severity,
          start: loaded[0].start,
          end: loaded[0].end,
          message: messageOf(aspect, loaded[0], plain, text),
          extent: { start: loaded[0].start, end: loaded[0].end },
          related: [
            ...loaded.slice(1).map(({ start, end }) => ({ start, end, message: 'Here too' })),
            { start: plain.start, end: plain.end, message: `Of ${called(plain, text)}` },
          ],
        };
        const evidence = `${tally(called(loaded[0], text), party)} · ${tally(called(plain, text), other)}`;
        return [{ ...finding, evidence, fixes: (current: string) => fixesOf(aspect, loaded, current) }];
      }),
    );
  }

  /** The parties that are named unlike in some aspect, if there are any. */
  private compare(blocks: readonly BlockEntry[]): readonly ComparedParties[] {
    const compared = TERM_ASPECTS.flatMap((aspect) => {
      const owners = { loaded: this.loneOwner(aspect, true), plain: this.loneOwner(aspect, false) };
      const parties = this.parties(aspect, owners);
      const pairs = parties.flatMap((party) => {
        const other = counterpart(aspect, party, parties);
        return other ? [{ party, other }] : [];
      });
      if (pairs.length === 0) return [];
      const keys = new Set(pairs.flatMap(({ party, other }) => [party.key, other.key]));
      return [{ aspect, pairs, keys, owners, uses: [] }];
    });
    return this.withKnownUses(compared) ?? withUses(compared, blocks);
  }

  /** With the uses as they were last placed, where none of them came or went. */
  private withKnownUses(compared: readonly ComparedParties[]): readonly ComparedParties[] | undefined {
    const known = this.compared;
    const isSame = (one: ComparedParties, was: ComparedParties | undefined): boolean =>
      was?.aspect === one.aspect &&
      was.owners.loaded === one.owners.loaded &&
      was.owners.plain === one.owners.plain &&
      was.keys.size === one.keys.size &&
      [...one.keys].every((key) => was.keys.has(key)) &&
      !this.changed.some((use) => use.aspect === one.aspect && one.keys.has(partyOf(use, one.owners)));
    if (compared.length !== known.length || !compared.every((one, i) => isSame(one, known[i]))) return undefined;
    return compared.map((one, i) => ({ ...one, uses: known[i].uses }));
  }

  private step(use: TermUse, by: 1 | -1): void {
    this.changed.push(use);
    const { aspect, party, loaded, weight } = use;
    const counts = this.counts.get(aspect) as Map<number, Count>;
    const count = counts.get(party) ?? { plain: 0, loaded: 0, places: 0 };
    count[loaded ? 'loaded' : 'plain'] += by * weight;
    count.places += by;
    if (count.places === 0) counts.delete(party);
    else counts.set(party, count);
  }

  /** Those parties of one aspect that are spoken of often enough, with lone terms (“the regime”) given to their owners. */
  private parties(aspect: TermAspect, owners: ComparedParties['owners']): Party[] {
    const counts = this.counts.get(aspect) as Map<number, Count>;
    if (counts.size < 2 || !anyLoaded(counts.values())) return [];
    const lone = counts.get(0) ?? { plain: 0, loaded: 0, places: 0 };
    const parties: Party[] = [];
    for (const [key, count] of counts) {
      if (key === 0) continue;
      const loaded = key === owners.loaded ? lone.loaded : 0;
      const plain = key === owners.plain ? lone.plain : 0;
      if (total(count) + loaded + plain < LEAST) continue;
      const places = count.places + loaded + plain;
      parties.push({ key, loaded: count.loaded + loaded, plain: count.plain + plain, places });
    }
    // By key, since the order in which parties came differs between typing a text and opening it.
    return parties.sort((a, b) => a.key - b.key);
  }

  /** The only party with loaded (or plain) terms; 0 where there are several or none. */
  private loneOwner(aspect: TermAspect, loaded: boolean): number {
    let owner = 0;
    for (const [key, count] of this.counts.get(aspect) as Map<number, Count>) {
      if (key === 0 || count[loaded ? 'loaded' : 'plain'] === 0) continue;
      if (owner !== 0) return 0;
      owner = key;
    }
    return owner;
  }
}

/** The party that a use is of. */
const partyOf = ({ party, loaded }: TermUse, owners: ComparedParties['owners']): number =>
  party !== 0 ? party : loaded ? owners.loaded : owners.plain;

/** Finds all uses of the parties. */
function withUses(compared: readonly ComparedParties[], blocks: readonly BlockEntry[]): readonly ComparedParties[] {
  if (compared.length === 0) return compared;
  const byAspect = new Map(compared.map((one) => [one.aspect, one]));
  for (const { start, result } of blocks) {
    for (const use of result?.terms ?? []) {
      const one = byAspect.get(use.aspect);
      if (one === undefined) continue;
      const party = partyOf(use, one.owners);
      if (!one.keys.has(party)) continue;
      const name = { start: start + use.name[0], end: start + use.name[1] };
      one.uses.push({ party, loaded: use.loaded, start: start + use.from, end: start + use.to, name });
    }
  }
  return compared;
}

function anyLoaded(counts: Iterable<Count>): boolean {
  for (const { loaded } of counts) if (loaded > 0) return true;
  return false;
}

const total = ({ plain, loaded }: Count): number => plain + loaded;
const share = (count: Count): number => count.loaded / total(count);

/** The party most spoken of among those treated otherwise. */
function counterpart(aspect: TermAspect, party: Party, parties: readonly Party[]): Party | undefined {
  if (total(party) < LEAST || party.loaded < LEAST || share(party) < GAP) return undefined;
  // A surname alone tells nothing of somebody who has no title.
  if (aspect === 'title' && party.plain === 0) return undefined;
  let best: Party | undefined;
  for (const other of parties) {
    if (other === party || total(other) < LEAST || other.places < 2) continue;
    if (share(party) - share(other) < GAP || (best && total(best) >= total(other))) continue;
    best = other;
  }
  return best;
}

/** What the party is called in a place. */
const called = ({ name }: PlacedUse, text: Text): string => text.slice(name.start, name.end);

const tally = (name: string, count: Count): string => `${name}: ${count.loaded} of ${total(count)}`;

function messageOf(aspect: TermAspect, loaded: PlacedUse, plain: PlacedUse, text: Text): string {
  const term = text.slice(loaded.start, loaded.end);
  const other = text.slice(plain.start, plain.end);
  const [party, counterpart] = [called(loaded, text), called(plain, text)];
  switch (aspect) {
    case 'speech':
      return `${party} “${term}” where ${counterpart} “${other}”: unlike verbs for like statements may make one side sound less credible.`;
    case 'title':
      return `${party} mostly goes without a title, ${counterpart} mostly with one.`;
    case 'rule':
      return `One side has a “${term}”, the other a “${other}”: unlike names for like things may take a side.`;
    case 'losses':
      return `Here ${party} “${term}”, elsewhere ${counterpart} were “${other}” by someone: who caused the deaths is told of one side alone.`;
    case 'marks':
      return `Terms of ${party} stand in quotation marks, those of ${counterpart} do not.`;
  }
}

/** One step for all of the party's loaded terms, where a plain word can simply take their place. */
function fixesOf(aspect: TermAspect, loaded: readonly PlacedUse[], text: string): Fix[] {
  const plainFor = aspect === 'speech' ? saying : aspect === 'rule' ? () => 'government' : undefined;
  if (!plainFor) return [];
  const edits = loaded.map(({ start, end }) => ({ start, end, newText: plainFor(text.slice(start, end)) }));
  const where = edits.length === 1 ? 'here' : `in all ${edits.length} places`;
  return [{ title: `Write “${edits[0].newText}” ${where}`, kind: 'replace', preferred: false, edits }];
}

/** *Say* in the form of another verb of saying. */
function saying(verb: string): string {
  if (verb.endsWith('ing')) return 'saying';
  if (verb.endsWith('ed')) return 'said';
  return verb.endsWith('s') ? 'says' : 'say';
}
