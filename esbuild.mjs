/** Bundles the extension, the language server and the command line into dist/. An entry that is not written yet is skipped with a message. */
import fs from 'node:fs';
import zlib from 'node:zlib';
import * as esbuild from 'esbuild';

const LEXICON = 'server/src/engine/lexicon/lexicon.generated.json';

// The compiled lexicon is most of the product. In Node it lies beside the bundles, packed, and is read at first use, so that
// starting costs nothing of it; in the browser, where nothing can be read at once, it travels in the bundle as text.
const lexiconBeside = {
  name: 'lexicon-beside',
  setup(build) {
    build.onLoad({ filter: /lexicon\.generated\.json$/ }, () => ({
      loader: 'js',
      contents: `
        import { readFileSync } from 'node:fs';
        import { join } from 'node:path';
        import { brotliDecompressSync } from 'node:zlib';
        export default () => brotliDecompressSync(readFileSync(join(__dirname, 'lexicon.br'))).toString();`,
    }));
  },
};
const shared = {
  loader: { '.generated.json': 'text' },
  bundle: true,
  minify: true,
  sourcemap: false,
  target: 'es2022',
  legalComments: 'none',
  logLevel: 'warning',
};
const node = { ...shared, platform: 'node', format: 'cjs', plugins: [lexiconBeside] };
const browser = { ...shared, platform: 'browser' };

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
const { BROTLI_PARAM_LGWIN, BROTLI_MAX_WINDOW_BITS, BROTLI_PARAM_SIZE_HINT } = zlib.constants;
const params = { [BROTLI_PARAM_LGWIN]: BROTLI_MAX_WINDOW_BITS, [BROTLI_PARAM_SIZE_HINT]: lexicon.length };
fs.writeFileSync('dist/lexicon.br', zlib.brotliCompressSync(lexicon, { params }));
for (const bundle of bundles) {
  const [entry] = bundle.entryPoints;
  if (!fs.existsSync(entry)) {
    console.warn(`Skipped ${bundle.outfile}: ${entry} does not exist.`);
    continue;
  }
  await esbuild.build(bundle);
  console.log(`${bundle.outfile}  ${Math.round(fs.statSync(bundle.outfile).size / 1024)} KB`);
}
