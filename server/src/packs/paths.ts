/** Paths of packs: always below the workspace folder, with `/` between their parts. */

const NAMES = /\.ya?ml$/i;

/** A path as written in the settings, or in the pack `from`, as a path from the workspace folder; or what is wrong with it. */
export function packPath(written: string, from?: string): { readonly path: string } | { readonly mistake: string } {
  const name = written.trim();
  const mistake = (what: string) => ({ mistake: `“${written}” ${what}` });
  if (name === '') return mistake('names no file');
  if (/[\p{Cc}\u2028\u2029]/u.test(name)) return mistake('holds a character that no file name has');
  if (name.includes('\\')) return mistake('has backslashes: write / between folders');
  if (/^[a-z][a-z\d+.-]*:/i.test(name)) return mistake('is an address or a drive: a pack is a file inside the workspace folder');
  if (/^[/~]/.test(name)) return mistake('is not a path from the workspace folder: a pack is a file inside it');
  if (!NAMES.test(name)) return mistake('is not a YAML file: its name ends in .yaml or .yml');
  const parts = from === undefined ? [] : from.split('/').slice(0, -1);
  for (const part of name.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return mistake('leads out of the workspace folder');
  }
  return { path: parts.join('/') };
}
