import { pathMatcher } from '../files/globs';
import type { OpenDocument } from './documents';

/** Which drafts are compared with no other, as the settings of an open one have it. */
export class Exclusions {
  private readonly matchers = new WeakMap<readonly string[], (path: string) => boolean>();

  /** @param pathOf gives the path of a file below its folder */
  constructor(private readonly pathOf: (uri: string) => string) {}

  has({ settings: { excluded } }: OpenDocument, uri: string): boolean {
    if (excluded.length === 0) return false;
    const matcher = this.matchers.get(excluded) ?? pathMatcher(excluded);
    this.matchers.set(excluded, matcher);
    return matcher(this.pathOf(uri));
  }
}
