/**
 * npm start [-- FILE] [-- --no-open] [-- --port=N]
 * Builds the extension and opens VS Code with it on FILE (default: the sample draft): the desktop `code` when there
 * is one, else code-server in a browser. `--no-open` always serves, and prints the address.
 */
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { installCodeServer, startCodeServer } from './editors-code-server.mjs';
import { findProgram } from './editors-system.mjs';
import { installDependencies, npm, root, vsix } from './start-dependencies.mjs';

// npm passes `--` between arguments through; it means nothing here.
const { values, positionals } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== '--'),
  options: { 'no-open': { type: 'boolean', default: false }, port: { type: 'string', default: '0' } },
  allowPositionals: true,
});
const file = path.resolve(process.env.INIT_CWD ?? process.cwd(), positionals[0] ?? path.join(root, 'docs/sample/draft.md'));
if (!fs.existsSync(file)) {
  console.error(`There is no file ${file}.`);
  process.exit(2);
}

installDependencies();
npm('run', '--silent', 'package');

const desktop = values['no-open'] ? undefined : findProgram('code');
if (desktop) {
  openOnDesktop(desktop);
} else {
  await serve();
}

function openOnDesktop(code) {
  for (const args of [['--install-extension', vsix, '--force'], [file]]) {
    const { status } = spawnSync(code, args, { stdio: 'inherit', shell: process.platform === 'win32' });
    if (status !== 0) {
      process.exit(status ?? 1);
    }
  }
}

async function serve() {
  installCodeServer();
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'editorial-balance-'));
  const server = await startCodeServer({ profile, vsix, port: Number(values.port) });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, () => void server.stop());
  }
  // npm's shell does not pass signals on: when npm is ended, only the change of parent tells.
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && void server.stop(), 1000).unref();
  // The payload has the workbench open the file; the folder gives it an Explorer.
  const open = JSON.stringify([['openFile', `vscode-remote://${new URL(server.url).host}${file}`]]);
  const address = new URL(server.url);
  address.searchParams.set('folder', path.dirname(file));
  address.searchParams.set('payload', open);
  console.log(`\nVS Code with Editorial Balance is open on ${path.basename(file)} at\n\n  ${address}\n\nPress Ctrl+C to end it.`);
  if (!values['no-open']) {
    openInBrowser(address.href);
  }
  await server.exited;
  fs.rmSync(profile, { recursive: true, force: true });
}

/** Best effort: the address is printed in any case. */
function openInBrowser(address) {
  const opener = process.platform === 'darwin' ? 'open' : findProgram('xdg-open');
  if (opener) {
    spawn(opener, [address], { stdio: 'ignore', detached: true })
      .on('error', () => {})
      .unref();
  }
}
