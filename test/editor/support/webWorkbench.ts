/**
 * VS Code for the Web without a server behind it, as on vscode.dev: the workbench bundle that code-server ships, served
 * as static files. Extensions run in the browser's web worker host.
 */
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { quietSettings, vscodeFolder } from '../../../scripts/editors-code-server.mjs';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};
const WORKBENCH = '/vscode/out/vs/code/browser/workbench';

/** Serves the workbench with `extension` (an unpacked package) on a workspace holding `files` (path → text). */
export async function serveWebWorkbench(extension: string, files: Readonly<Record<string, string>>) {
  const mounts: Readonly<Record<string, string>> = {
    '/vscode/': vscodeFolder,
    '/extension/': extension,
    '/memory-fs/': path.join(__dirname, 'memory-fs'),
  };
  let port = 0;
  const server = http.createServer((request, response) => {
    const url = decodeURIComponent(new URL(request.url ?? '/', 'http://127.0.0.1').pathname);
    const answer = (status: number, type: string, body: string | Buffer) => {
      // The worker host runs in an iframe of another origin and fetches from there.
      const headers = {
        'content-type': type,
        'access-control-allow-origin': '*',
        'cross-origin-resource-policy': 'cross-origin',
      };
      response.writeHead(status, headers).end(body);
    };
    if (url === '/') {
      return answer(200, TYPES['.html'], page(port));
    }
    if (url === '/memory-fs/files.json') {
      return answer(200, TYPES['.json'], JSON.stringify(files));
    }
    const file = mountedFile(mounts, url);
    if (!file) {
      return answer(404, 'text/plain', 'not found');
    }
    const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
    return answer(
      200,
      type,
      url === `${WORKBENCH}/workbench.js` ? withoutRemote(fs.readFileSync(file, 'utf8')) : fs.readFileSync(file),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
  return {
    url: `http://127.0.0.1:${port}/`,
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

function mountedFile(mounts: Readonly<Record<string, string>>, url: string): string | undefined {
  for (const [prefix, folder] of Object.entries(mounts)) {
    const file = path.join(folder, url.slice(prefix.length));
    if (url.startsWith(prefix) && file.startsWith(folder) && fs.statSync(file, { throwIfNoEntry: false })?.isFile()) {
      return file;
    }
  }
  return undefined;
}

/** code-server's bundle insists on a remote: user data lives there, and the page's host is its authority. Both are undone. */
function withoutRemote(script: string): string {
  const userData =
    /get userRoamingDataHome\(\)\{return \w+\((\w+)\.file\(this\.userDataPath\)\.with\(\{scheme:(\w+)\.vscodeRemote\}\),"User"\)\}/;
  const authority = /(\{\.\.\.JSON\.parse\(\w+\)),remoteAuthority:location\.host\}/;
  if (!userData.test(script) || !authority.test(script)) {
    throw new Error('The workbench bundle of this code-server differs from the one this test knows: adapt withoutRemote.');
  }
  return script
    .replace(
      userData,
      (_, uri, schemas) => `get userRoamingDataHome(){return ${uri}.file("/User").with({scheme:${schemas}.vscodeUserData})}`,
    )
    .replace(authority, '$1}');
}

function page(port: number): string {
  const at = (folder: string) => ({ scheme: 'http', authority: `127.0.0.1:${port}`, path: folder });
  const configuration = {
    folderUri: { scheme: 'memory', authority: '', path: '/' },
    userDataPath: '/User',
    isEnabledFileDownloads: true,
    isEnabledFileUploads: true,
    isEnabledCoderGettingStarted: false,
    enableWorkspaceTrust: false,
    productConfiguration: { nameShort: 'VS Code for the Web', nameLong: 'VS Code for the Web', enableTelemetry: false },
    configurationDefaults: { ...quietSettings, 'files.autoSave': 'off' },
    additionalBuiltinExtensions: [at('/memory-fs'), at('/extension')],
  };
  const attribute = JSON.stringify(configuration).replace(/&/g, '&amp;').replace(/"/g, '&quot;');
  return `<!DOCTYPE html>
<html><head><meta charset="utf-8">
<meta id="vscode-workbench-web-configuration" data-settings="${attribute}">
<meta id="vscode-workbench-web-base-url" data-settings="/vscode">
<link rel="stylesheet" href="${WORKBENCH}/workbench.css"></head><body aria-label=""></body>
<script>globalThis._VSCODE_FILE_ROOT = location.origin + '/vscode/out/';</script>
<script type="module" src="/vscode/out/nls.messages.js"></script>
<script type="module" src="${WORKBENCH}/workbench.js"></script></html>`;
}
