import { join, relative } from 'node:path';
import type { Problem } from '../packs/userWords';
import type { Host } from './host';

/** A problem of a pack below `root` as compilers write theirs: `house.yaml:12:3: …`. */
export function placed({ file, place, message }: Problem, root: string, host: Pick<Host, 'cwd'>): string {
  if (file === undefined) return message;
  const path = relative(host.cwd, join(root, file)).replaceAll('\\', '/');
  return place ? `${path}:${place.line}:${place.column}: ${message}` : `${path}: ${message}`;
}
