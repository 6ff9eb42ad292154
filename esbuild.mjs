/** Bundles the extension, the language server and the command line into dist/. An entry that is not written yet is skipped with a message. */
import fs from 'node:fs';
import * as esbuild from 'esbuild';

// The compiled lexicon travels as text: parsed at first use, not whenever the bundle is loaded.
const shared = {
  loader: { '.generated.json': 'text' },
  bundle: true,
  minify: true,
  sourcemap: false,
  target: 'es2022',
  legalComments: 'none',
  logLevel: 'warning',
};
const node = { ...shared, platform: 'node', format: 'cjs' };
const browser = { ...shared, platform: 'browser' };

const bundles = [
  { ...node, entryPoints: ['client/src/node.ts'], outfile: 'dist/client.js', external: ['vscode'] },
  { ...browser, format: 'cjs', entryPoints: ['client/src/browser.ts'], outfile: 'dist/client.browser.js', external: ['vscode'] },
  { ...node, entryPoints: ['server/src/node.ts'], outfile: 'dist/server.js' },
  { ...browser, format: 'iife', entryPoints: ['server/src/browser.ts'], outfile: 'dist/server.browser.js' },
  { ...node, entryPoints: ['server/src/cli.ts'], outfile: 'dist/cli.js' },
];

fs.rmSync('dist', { recursive: true, force: true });
for (const bundle of bundles) {
  const [entry] = bundle.entryPoints;
  if (!fs.existsSync(entry)) {
    console.warn(`Skipped ${bundle.outfile}: ${entry} does not exist.`);
    continue;
  }
  await esbuild.build(bundle);
  console.log(`${bundle.outfile}  ${Math.round(fs.statSync(bundle.outfile).size / 1024)} KB`);
}
