import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expandPaths } from '../../server/src/cli/files';
import { parseJsonc } from '../../server/src/cli/jsonc';
import { Lines } from '../../server/src/cli/lines';
import { globToRegExp, pathMatcher } from '../../server/src/files/globs';
import { Folder } from './fakeHost';

describe('paths', () => {
  let folder: Folder;
  before(() => {
    folder = new Folder({
      'a.md': '',
      'b.txt': '',
      'c.png': '',
      'sub/d.md': '',
      'sub/deep/e.txt': '',
      'sub/.hidden/f.md': '',
      'sub/node_modules/g.md': '',
      'we[i]rd*.md': '',
    });
    symlinkSync(folder.path, join(folder.path, 'sub', 'loop'));
  });
  after(() => folder.remove());

  const expand = (...paths: string[]) => expandPaths(paths, folder.path).files.map((file) => file.path);

  it('walks folders past dot folders, node_modules, other formats and links to folders', () => {
    assert.deepEqual(expand('sub'), ['sub/d.md', 'sub/deep/e.txt']);
    assert.deepEqual(expand('.'), ['a.md', 'b.txt', 'sub/d.md', 'sub/deep/e.txt', 'we[i]rd*.md']);
  });

  it('expands globs', () => {
    assert.deepEqual(expand('*.md'), ['a.md', 'we[i]rd*.md']);
    assert.deepEqual(expand('**/*.{md,txt}'), ['a.md', 'b.txt', 'sub/d.md', 'sub/deep/e.txt', 'we[i]rd*.md']);
    assert.deepEqual(expand('sub/**/*.txt'), ['sub/deep/e.txt']);
  });

  it('takes a file whose name looks like a glob by its name', () => {
    assert.deepEqual(expand('we[i]rd*.md'), ['we[i]rd*.md']);
  });

  it('gives each file once, as it was first named', () => {
    assert.deepEqual(expand('./a.md', 'a.md', '*.md', join(folder.path, 'a.md')), ['./a.md', 'we[i]rd*.md']);
  });
});

describe('globs', () => {
  const cases: readonly [string, string, boolean][] = [
    ['*.md', 'a.md', true],
    ['*.md', 'x/a.md', false],
    ['**/*.md', 'a.md', true],
    ['**/*.md', 'x/y/a.md', true],
    ['x/**', 'x/y/a.md', true],
    ['a?.md', 'ab.md', true],
    ['a?.md', 'a/.md', false],
    ['[a-c].md', 'b.md', true],
    ['[!a-c].md', 'b.md', false],
    ['{a,b*}.md', 'bcd.md', true],
    ['a+(b).md', 'a+(b).md', true],
    ['a[.md', 'a[.md', true],
    ['a.md', 'abmd', false],
  ];
  for (const [pattern, path, expected] of cases) {
    it(`${pattern} ${expected ? 'matches' : 'does not match'} ${path}`, () => {
      assert.equal(globToRegExp(pattern).test(path), expected);
    });
  }
});

describe('patterns of paths', () => {
  const cases: readonly [string, string, boolean][] = [
    ['archive/', 'archive/2019/a.md', true],
    ['archive/', 'desk/archive/a.md', true],
    ['archive/', 'archived/a.md', false],
    ['/archive/', 'desk/archive/a.md', false],
    ['*-form.md', 'desk/visit-form.md', true],
    ['notes/*.txt', 'notes/a.txt', true],
    ['notes/*.txt', 'desk/notes/a.txt', false],
    ['notes/', '../notes.md', false],
  ];
  for (const [pattern, path, expected] of cases) {
    it(`${pattern} ${expected ? 'means' : 'does not mean'} ${path}`, () => {
      assert.equal(pathMatcher(['other.md', pattern])(path), expected);
    });
  }
  it('mean nothing where there are none', () => assert.equal(pathMatcher([])('a.md'), false));
});

describe('JSON with comments', () => {
  it('reads comments and trailing commas, and leaves texts alone', () => {
    assert.deepEqual(parseJsonc('\uFEFF{ // one\n "a": "// no, /* no */ ,]", /* two */ "b": [1, 2,], }'), {
      a: '// no, /* no */ ,]',
      b: [1, 2],
    });
  });
  it('refuses what is no JSON', () => {
    assert.throws(() => parseJsonc('{"a" 1}'), SyntaxError);
  });
});

describe('lines', () => {
  it('counts every kind of line break, and the end of the text', () => {
    const lines = new Lines('a\r\nbc\rd\n');
    assert.deepEqual(lines.position(0), { line: 1, column: 1, offset: 0 });
    assert.deepEqual(lines.position(4), { line: 2, column: 2, offset: 4 });
    assert.deepEqual(lines.position(6), { line: 3, column: 1, offset: 6 });
    assert.deepEqual(lines.position(8), { line: 4, column: 1, offset: 8 });
    assert.equal(lines.lineAt(4).text, 'bc');
  });
});
