/** What `npm start` and `npm test` do first in a fresh clone. Uses Node's own modules only: nothing else may be there yet. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '..');
export const vsix = path.join(root, 'editorial-balance.vsix');

/** Runs npm in the clone, its output passed on; throws when it fails. */
export function npm(...args) {
  execFileSync('npm', args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
}

/** Installs the packages of the lock file unless they are there and as new as the lock file. */
export function installDependencies() {
  const installed = modified('node_modules/.package-lock.json');
  if (installed > 0 && installed >= modified('package-lock.json')) {
    return;
  }
  console.log('Installing the packages this needs (npm ci) …');
  npm('ci', '--no-audit', '--no-fund', '--loglevel=error');
}

function modified(file) {
  return fs.statSync(path.join(root, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
