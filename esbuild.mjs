/** Bundles the extension, the language server and the command line into dist/. An entry that is not written yet is skipped with a message. */
import fs from 'node:fs';
import zlib from 'node:zlib';
import * as esbuild from 'esbuild';

const LEXICON = 'server/src/engine/lexicon/lexicon.generated.json';

// The compiled lexicon is most of the product. It lies beside the bundles, packed: in Node it is read at first use, so that
// starting costs nothing of it; in the browser, where nothing can be read at once, the client hands it to the server.
const lexiconBeside = {
  name: 'lexicon-beside',
  setup(build) {
    build.onLoad({ filter: /lexicon\.generated\.json$/ }, () => ({
      loader: 'js',
      contents: `
        import { readFileSync } from 'node:fs';
        import { join } from 'node:path';
        import { gunzipSync } from 'node:zlib';
        export default () => gunzipSync(readFileSync(join(__dirname, 'lexicon.gz'))).toString();`,
    }));
  },
};
const lexiconHandedOver = {
  name: 'lexicon-handed-over',
  setup(build) {
    build.onLoad({ filter: /lexicon\.generated\.json$/ }, () => ({
      loader: 'js',
      resolveDir: 'server/src',
      contents: `export { lexiconText as default } from './lexiconHandOver';`,
    }));
  },
};
const shared = {
  bundle: true,
  minify: true,
  sourcemap: false,
  target: 'es2022',
  legalComments: 'none',
  logLevel: 'warning',
};
const node = { ...shared, platform: 'node', format: 'cjs', plugins: [lexiconBeside] };
const browser = { ...shared, platform: 'browser', plugins: [lexiconHandedOver] };

const bundles = [
  { ...node, entryPoints: ['client/src/node.ts'], outfile: 'dist/client.js', external: ['vscode'] },
  { ...browser, format: 'cjs', entryPoints: ['client/src/browser.ts'], outfile: 'dist/client.browser.js', external: ['vscode'] },
  { ...node, entryPoints: ['server/src/node.ts'], outfile: 'dist/server.js' },
  { ...browser, format: 'iife', entryPoints: ['server/src/browser.ts'], outfile: 'dist/server.browser.js' },
  { ...node, entryPoints: ['server/src/cli.ts'], outfile: 'dist/cli.js' },
];

fs.rmSync('dist', { recursive: true, force: true });
fs.mkdirSync('dist');
const lexicon = fs.readFileSync(LEXICON);
fs.writeFileSync('dist/lexicon.gz', zlib.gzipSync(lexicon, { level: zlib.constants.Z_BEST_COMPRESSION }));
for (const bundle of bundles) {
  const [entry] = bundle.entryPoints;
  if (!fs.existsSync(entry)) {
    console.warn(`Skipped ${bundle.outfile}: ${entry} does not exist.`);
    continue;
  }
  await esbuild.build(bundle);
  console.log(`${bundle.outfile}  ${Math.round(fs.statSync(bundle.outfile).size / 1024)} KB`);
}
