/**
 * code-server (VS Code served to a browser) from the npm registry: installed once into a cache folder
 * outside the clone, started on loopback with a profile of its own.
 */
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

const CODE_SERVER_VERSION = '4.139.1';
const NODE_VERSION = '24.21.0'; // code-server 4.139 runs on Node 24 only
const NODE_PACKAGE = `node-${process.platform}-${process.arch}`; // the package is the binary itself, with its headers
const START_TIMEOUT_MS = 60_000;

const cacheRoot = process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache');
const home = path.join(cacheRoot, 'editorial-balance', `code-server-${CODE_SERVER_VERSION}-node-${NODE_VERSION}`);
const nodeBinary = path.join(home, 'node_modules', NODE_PACKAGE, 'bin', 'node');
const entry = path.join(home, 'node_modules/code-server/out/node/entry.js');

/** The folder of code-server's VS Code, whose web workbench the web tests serve. */
export const vscodeFolder = path.join(home, 'node_modules/code-server/lib/vscode');

/** Quiet settings for a profile that a script opens: no news, no updates, no sidebars in the way. */
export const quietSettings = {
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'workbench.enableExperiments': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.colorTheme': 'Default Light Modern',
  'chat.disableAIFeatures': true,
  'security.workspace.trust.enabled': false,
  'editor.minimap.enabled': false,
  'editor.stickyScroll.enabled': false,
  'editor.occurrencesHighlight': 'off',
  'editor.wordBasedSuggestions': 'off',
  'editor.wordWrap': 'on',
  'git.enabled': false,
};

/** Installs code-server into the cache unless a stamp says it is complete. A minute the first time, nothing after that. */
export function installCodeServer(log = console.log) {
  const stamp = path.join(home, '.complete');
  if (fs.existsSync(stamp)) {
    return;
  }
  if (process.platform === 'win32') {
    throw new Error('code-server does not run on Windows: install VS Code with its `code` command on the PATH.');
  }
  log(`Installing code-server ${CODE_SERVER_VERSION} into ${home} (once, about a minute) …`);
  fs.rmSync(home, { recursive: true, force: true });
  fs.mkdirSync(home, { recursive: true });
  fs.writeFileSync(path.join(home, 'package.json'), '{"private":true}\n');
  // Install scripts would compile native parts; everything needed ships prebuilt.
  const options = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--omit=dev', '--loglevel=error'];
  const env = npmEnvironment();
  npm(['install', ...options, `${NODE_PACKAGE}@${NODE_VERSION}`, `code-server@${CODE_SERVER_VERSION}`], home, env);
  // From here on npm runs on the Node just installed. Not `npm ci`: code-server's shrinkwrap is out of step.
  env.PATH = `${path.dirname(nodeBinary)}${path.delimiter}${env.PATH}`;
  npm(['install', ...options], vscodeFolder, env);
  for (const unneeded of ['extensions/copilot', 'node_modules/@vscode/windows-process-tree']) {
    fs.rmSync(path.join(vscodeFolder, unneeded), { recursive: true, force: true });
  }
  fs.writeFileSync(stamp, '');
}

/** npm's settings of the calling `npm run` (its project, its prefix) must not steer an install elsewhere. */
function npmEnvironment() {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^npm_(package|lifecycle|command|config_(local_prefix|prefix|ignore_scripts))/i.test(name),
    ),
  );
}

function npm(args, cwd, env) {
  execFileSync('npm', args, { cwd, env, stdio: ['ignore', 'inherit', 'inherit'] });
}

/** Folders of a profile, which are made when missing, and the environment and arguments that keep code-server inside it. */
function openProfile(profile) {
  const [user, extensions, config] = ['user', 'extensions', 'config'].map((name) => path.join(profile, name));
  for (const folder of [path.join(user, 'User'), extensions, config]) {
    fs.mkdirSync(folder, { recursive: true });
  }
  // `{}` turns the extension gallery off; the XDG folders keep code-server's own settings out of the user's home.
  const env = { ...process.env, XDG_CONFIG_HOME: config, XDG_DATA_HOME: config, EXTENSIONS_GALLERY: '{}' };
  for (const name of ['VSCODE_IPC_HOOK_CLI', 'PORT', 'PASSWORD']) {
    delete env[name];
  }
  return { user, extensions, env, args: [entry, '--user-data-dir', user, '--extensions-dir', extensions] };
}

/** Installs a packed extension into a profile and returns the folder it was unpacked to. */
export function installExtension(profile, vsix) {
  const { extensions, env, args } = openProfile(profile);
  execFileSync(nodeBinary, [...args, '--install-extension', vsix, '--force'], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  const folder = fs.readdirSync(extensions).find((name) => fs.existsSync(path.join(extensions, name, 'package.json')));
  if (!folder) {
    throw new Error(`code-server did not install ${vsix}.`);
  }
  return path.join(extensions, folder);
}

/**
 * Starts code-server with the extension installed. `profile` is the folder for its settings and logs; `port` 0 takes a
 * free one. Returns its address and `stop`, which ends the whole process group (server, extension hosts, language servers).
 */
export async function startCodeServer({ profile, vsix, settings = {}, port = 0 }) {
  installExtension(profile, vsix);
  const { user, env, args } = openProfile(profile);
  fs.writeFileSync(path.join(user, 'User/settings.json'), JSON.stringify({ ...quietSettings, ...settings }, null, 2));
  const chosenPort = port || (await freePort());
  const url = `http://127.0.0.1:${chosenPort}/`;
  args.push('--bind-addr', `127.0.0.1:${chosenPort}`, '--auth', 'none', '--disable-telemetry', '--disable-update-check');
  args.push('--disable-workspace-trust', '--disable-getting-started-override');
  const logFile = path.join(profile, 'server.log');
  const log = fs.openSync(logFile, 'w');
  const child = spawn(nodeBinary, args, { env, stdio: ['ignore', log, log], detached: true });
  fs.closeSync(log);
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const stop = async () => {
    signalGroup(child.pid, 'SIGTERM');
    const timer = setTimeout(() => signalGroup(child.pid, 'SIGKILL'), 5000);
    await exited;
    clearTimeout(timer);
    signalGroup(child.pid, 'SIGKILL'); // children that outlived the leader
  };
  if (!(await answers(`${url}healthz`, child))) {
    await stop();
    throw new Error(`code-server did not start:\n${fs.readFileSync(logFile, 'utf8')}`);
  }
  return { url, stop, exited };
}

function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch {
    // the group is gone
  }
}

async function answers(url, child) {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline && child.exitCode === null) {
    const ok = await fetch(url)
      .then((response) => response.ok)
      .catch(() => false);
    if (ok) {
      return true;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
