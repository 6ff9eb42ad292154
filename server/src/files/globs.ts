/** Whether a path argument is a pattern rather than a name. */
export function isGlob(path: string): boolean {
  return /[*?[{]/.test(path);
}

/** The folder a pattern starts from, `drafts/2024` of `drafts/2024/**\/*.md`, and the pattern below it. */
export function splitGlob(pattern: string): { readonly base: string; readonly rest: string } {
  const parts = pattern.split('/');
  const first = parts.findIndex(isGlob);
  const base = parts.slice(0, first).join('/');
  return { base: base || (pattern.startsWith('/') ? '/' : '.'), rest: parts.slice(first).join('/') };
}

/** Compiles `*`, `**`, `?`, `[a-z]` and `{md,txt}`; the expression matches a whole path with `/` between its parts. */
export function globToRegExp(pattern: string): RegExp {
  let source = '';
  let braces = 0;
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern[i];
    if (c === '*') {
      if (pattern[i + 1] !== '*') {
        source += '[^/]*';
        continue;
      }
      while (pattern[i + 1] === '*') i++;
      if (pattern[i + 1] === '/') {
        source += '(?:[^/]+/)*';
        i++;
      } else source += '.*';
    } else if (c === '?') source += '[^/]';
    else if (c === '[') {
      const set = /^\[([!^]?)(\]?[^\]]*)\]/.exec(pattern.slice(i));
      if (set) {
        source += `[${set[1] ? '^' : ''}${set[2].replace(/[\\[\]^]/g, '\\$&')}]`;
        i += set[0].length - 1;
      } else source += '\\[';
    } else if (c === '{' && pattern.indexOf('}', i) > i) {
      source += '(?:';
      braces++;
    } else if (c === '}' && braces > 0) {
      source += ')';
      braces--;
    } else if (c === ',' && braces > 0) source += '|';
    else source += c.replace(/[\\^$.|+()[\]{}]/, '\\$&');
  }
  return new RegExp(`^${source}$`, 'u');
}

/**
 * Tells which paths below a folder any of the patterns means. One that names no folder holds in all of them (`*.tmpl.md`),
 * one that ends with a slash means what is in such a folder (`archive/`).
 */
export function pathMatcher(patterns: readonly string[]): (path: string) => boolean {
  const expressions = patterns.map((pattern) => {
    const anywhere = /^[^/]+\/?$/.test(pattern) ? `**/${pattern}` : pattern.replace(/^\//, '');
    return globToRegExp(anywhere.endsWith('/') ? `${anywhere}**` : anywhere);
  });
  return (path) => expressions.some((expression) => expression.test(path));
}

/** Whether a pattern can be read: not so `[z-a]`. */
export function isReadableGlob(pattern: string): boolean {
  try {
    globToRegExp(pattern);
    return true;
  } catch {
    return false;
  }
}
