/**
 * npm test [-- SUITE…]
 * Installs what is missing, builds, and runs every suite, or the ones named: lint, typecheck, and each folder of test/
 * that holds tests. The last line is `N passed, N failed[, N skipped]` over all of them.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { installCodeServer } from './editors-code-server.mjs';
import { installPrograms } from './editors-system.mjs';
import { installDependencies, npm, root } from './start-dependencies.mjs';

const EDITOR_SUITE = 'editor';
const COMMAND_SUITES = ['lint', 'typecheck'];
const SUITE_TIMEOUT_MS = 20 * 60_000; // a handle left open must not hang the run
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'editorial-balance-test-'));

const suites = [...COMMAND_SUITES, ...testFolders()];
const chosen = process.argv.slice(2).filter((argument) => argument !== '--');
const unknown = chosen.filter((name) => !suites.includes(name));
if (unknown.length > 0) {
  console.error(`No suite is called ${unknown.join(', ')}; there are ${suites.join(', ')}.`);
  process.exit(2);
}
const toRun = chosen.length > 0 ? suites.filter((name) => chosen.includes(name)) : suites;

const results = new Map();
try {
  installDependencies();
  if (toRun.includes(EDITOR_SUITE)) {
    prepareEditors();
  }
  npm('run', '--silent', 'package');
  for (const name of toRun) {
    console.log(`\n=== ${name}`);
    results.set(name, COMMAND_SUITES.includes(name) ? runCommand(name) : runMocha(name));
  }
} catch (error) {
  console.error(`Could not run the tests: ${error.message}`);
  results.set('preparation', { passed: 0, failed: 1, skipped: 0 });
}
fs.rmSync(scratch, { recursive: true, force: true });
report();

/** Folders of test/ with a `*.test.ts` in them; the editors come last, being the slowest. */
function testFolders() {
  const folders = fs.readdirSync(path.join(root, 'test')).filter((name) => {
    const folder = path.join(root, 'test', name);
    return (
      fs.statSync(folder).isDirectory() && fs.readdirSync(folder, { recursive: true }).some((file) => file.endsWith('.test.ts'))
    );
  });
  return folders.sort((a, b) => Number(a === EDITOR_SUITE) - Number(b === EDITOR_SUITE) || a.localeCompare(b));
}

/** A failure here is said at once and shows as failures of the suite that misses its program; the others still run. */
function prepareEditors() {
  installPrograms();
  try {
    installCodeServer();
  } catch (error) {
    console.error(`code-server could not be installed, so the VS Code suites cannot run: ${error.message}`);
  }
}

/** Runs an npm script as a suite of one test. */
function runCommand(name) {
  const { status } = spawnSync('npm', ['run', '--silent', name], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  return { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: 0 };
}

/** Runs one folder of tests in a process of its own. A run that ends without counts, or with none, is a failure. */
function runMocha(name) {
  const counts = path.join(scratch, `${name}.json`);
  const mocha = path.join(root, 'node_modules/mocha/bin/mocha.js');
  const args = ['--require', 'tsx/cjs', '--reporter', path.join(root, 'scripts/test-reporter.mjs'), '--forbid-only'];
  const { status } = spawnSync(process.execPath, [mocha, ...args, `test/${name}/**/*.test.ts`], {
    cwd: root,
    env: { ...process.env, TEST_COUNTS: counts },
    timeout: SUITE_TIMEOUT_MS,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (!fs.existsSync(counts)) {
    console.error(`The suite ${name} ended before its tests had run.`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const result = JSON.parse(fs.readFileSync(counts, 'utf8'));
  if (result.passed + result.failed === 0 || (status !== 0 && result.failed === 0)) {
    console.error(`The suite ${name} ${result.passed > 0 ? `ended with status ${status}` : 'ran no tests'}.`);
    result.failed += 1;
  }
  return result;
}

function report() {
  const total = { passed: 0, failed: 0, skipped: 0 };
  console.log('');
  for (const [name, result] of results) {
    console.log(`${name.padEnd(14)}${line(result)}`);
    for (const key of Object.keys(total)) {
      total[key] += result[key];
    }
  }
  console.log(line(total));
  process.exitCode = total.failed > 0 ? 1 : 0;
}

function line({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
