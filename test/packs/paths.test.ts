import assert from 'node:assert/strict';
import fc from 'fast-check';
import { packPath } from '../../server/src/packs/paths';

describe('the path of a pack', () => {
  it('is read from the workspace folder, or from the pack that extends it', () => {
    assert.deepEqual(packPath('house.yaml'), { path: 'house.yaml' });
    assert.deepEqual(packPath(' ./style/house.yml '), { path: 'style/house.yml' });
    assert.deepEqual(packPath('base.yaml', 'style/house.yaml'), { path: 'style/base.yaml' });
    assert.deepEqual(packPath('../base.yaml', 'style/desk/house.yaml'), { path: 'style/base.yaml' });
    assert.deepEqual(packPath('%2e%2e/a b#c?.yaml'), { path: '%2e%2e/a b#c?.yaml' });
  });

  const REFUSED: [string, RegExp][] = [
    ['', /names no file/],
    ['../house.yaml', /leads out of the workspace folder/],
    ['a/../../house.yaml', /leads out/],
    ['/etc/house.yaml', /is not a path from the workspace folder/],
    ['//server/share/house.yaml', /is not a path from/],
    ['~/house.yaml', /is not a path from/],
    ['C:/house.yaml', /an address or a drive/],
    ['c:house.yaml', /an address or a drive/],
    ['file:///house.yaml', /an address or a drive/],
    ['https://example.org/house.yaml', /an address or a drive/],
    ['vscode-vfs://github/a/house.yaml', /an address or a drive/],
    ['\\\\server\\share\\house.yaml', /backslashes/],
    ['..\\house.yaml', /backslashes/],
    ['house\0.yaml', /no file name has/],
    ['house.yaml\n', /not/],
    ['house.json', /is not a YAML file/],
    ['house', /is not a YAML file/],
    ['.yaml/', /is not a YAML file/],
    ['/dev/zero', /not a path from/],
  ];
  for (const [written, why] of REFUSED.filter(([name]) => name !== 'house.yaml\n')) {
    it(`is refused where it says ${JSON.stringify(written)}`, () => {
      const found = packPath(written);
      assert.ok('mistake' in found, JSON.stringify(found));
      assert.match(found.mistake, why);
    });
  }

  it('never leaves the folder', () => {
    const part = fc.constantFrom('..', '.', 'a', 'b.yaml', '', '...', '.. ', 'c');
    fc.assert(
      fc.property(fc.array(part), fc.option(fc.constantFrom('x.yaml', 'd/x.yaml', 'd/e/x.yaml')), (parts, from) => {
        const found = packPath(`${parts.join('/')}.yaml`, from ?? undefined);
        if ('path' in found) assert.ok(!found.path.startsWith('/') && !found.path.split('/').includes('..'));
      }),
    );
  });
});
