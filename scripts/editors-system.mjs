/** Programs the editor suites need from the system: found on the PATH, else installed through apt-get where that is permitted. */
import { execFileSync, spawnSync } from 'node:child_process';

/** name of the program → the Debian packages that bring it. */
const PROGRAMS = {
  chromium: ['chromium', 'fonts-dejavu-core'],
  nvim: ['neovim'],
};

/** Path of the first of these programs on the PATH, or undefined. */
export function findProgram(...names) {
  for (const name of names) {
    const found = spawnSync(process.platform === 'win32' ? 'where' : 'which', [name], { encoding: 'utf8' });
    if (found.status === 0) {
      return found.stdout.split('\n')[0].trim();
    }
  }
  return undefined;
}

/** Path of Chromium or Chrome: the CHROMIUM environment variable, else the PATH. */
export function findChromium() {
  return process.env.CHROMIUM || findProgram('chromium', 'chromium-browser', 'google-chrome');
}

/** Path of Neovim. */
export function findNeovim() {
  return findProgram('nvim');
}

/** Installs what is missing of Chromium and Neovim. Never throws: a suite that lacks its program says so itself. */
export function installPrograms(log = console.log) {
  const missing = [...(findChromium() ? [] : PROGRAMS.chromium), ...(findNeovim() ? [] : PROGRAMS.nvim)];
  if (missing.length === 0) {
    return;
  }
  if (!findProgram('apt-get')) {
    log(`Missing, and there is no apt-get here to install it with: ${missing.join(', ')}.`);
    return;
  }
  const root = process.getuid?.() === 0;
  if (!root && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status !== 0) {
    log(`Missing, and not permitted to install (run as root: apt-get install ${missing.join(' ')}).`);
    return;
  }
  const aptGet = (...args) => {
    const sudo = root ? [] : ['sudo', '-n'];
    const [program, ...rest] = [...sudo, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', '-y', ...args];
    execFileSync(program, rest, { stdio: ['ignore', 'ignore', 'inherit'] });
  };
  log(`Installing ${missing.join(', ')} through apt-get …`);
  try {
    aptGet('update');
    aptGet('install', '--no-install-recommends', ...missing);
  } catch (error) {
    log(`apt-get could not install ${missing.join(', ')}: ${error.message}`);
  }
}
