/** Who typically uses a word against whom: the key `side` of lexicon entries, and the camps in server/lexicon/sides.yaml. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';

const file = join(__dirname, '../server/lexicon/sides.yaml');

const shape = v.strictObject({
  disputes: v.record(v.string(), v.strictObject({ about: v.string(), camps: v.record(v.string(), v.string()) })),
});

export interface Dispute {
  /** What it is about, as a heading. */
  readonly about: string;
  /** The two camps: what `side` calls them, and who they are. */
  readonly camps: readonly [Camp, Camp];
}

export interface Camp {
  readonly name: string;
  readonly who: string;
}

/** Every dispute of sides.yaml, in its order. Throws where one has not two camps or a camp stands in two. */
export function loadDisputes(): Dispute[] {
  const seen = new Set<string>();
  return Object.entries(v.parse(shape, parse(readFileSync(file, 'utf8'))).disputes).map(([name, { about, camps }]) => {
    const list = Object.entries(camps).map(([name, who]) => ({ name, who }));
    if (list.length !== 2) throw new Error(`${file}: “${name}” has ${list.length} camps: name two`);
    for (const camp of list) {
      if (seen.has(camp.name)) throw new Error(`${file}: the camp “${camp.name}” stands in two disputes: give one another name`);
      seen.add(camp.name);
    }
    return { about, camps: [list[0], list[1]] };
  });
}

/** The dispute a `side` speaks of, and the camp that speaks; undefined where sides.yaml knows no such side. */
export function sideOf(side: string, disputes: readonly Dispute[]): { dispute: Dispute; speaker: Camp } | undefined {
  for (const dispute of disputes) {
    const [a, b] = dispute.camps;
    for (const [speaker, other] of [
      [a, b],
      [b, a],
    ]) {
      if (side === `${speaker.name}-on-${other.name}` || side === `${speaker.name}-on-itself`) return { dispute, speaker };
    }
  }
  return undefined;
}
