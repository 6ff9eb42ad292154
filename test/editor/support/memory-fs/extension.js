/** A web extension for the tests: `memory:/`, a workspace that is on no disk, as on vscode.dev. Filled from files.json beside it. */
const vscode = require('vscode');

const { FileType, FileSystemError } = vscode;

class MemoryFileSystem {
  files = new Map();
  changed = new vscode.EventEmitter();
  onDidChangeFile = this.changed.event;

  watch() {
    return new vscode.Disposable(() => {});
  }

  stat({ path }) {
    const file = this.files.get(path);
    if (file) {
      return { type: FileType.File, ctime: 0, mtime: file.mtime, size: file.bytes.length };
    }
    if (path === '/' || path === '/.vscode') {
      return { type: FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    }
    throw FileSystemError.FileNotFound(path);
  }

  readDirectory({ path }) {
    const folder = path === '/' ? path : `${path}/`;
    const names = [...this.files.keys()].filter((name) => name.startsWith(folder)).map((name) => name.slice(folder.length));
    return names.filter((name) => !name.includes('/')).map((name) => [name, FileType.File]);
  }

  readFile({ path }) {
    const file = this.files.get(path);
    if (!file) {
      throw FileSystemError.FileNotFound(path);
    }
    return file.bytes;
  }

  writeFile(uri, bytes) {
    const type = this.files.has(uri.path) ? vscode.FileChangeType.Changed : vscode.FileChangeType.Created;
    this.files.set(uri.path, { bytes, mtime: Date.now() });
    this.changed.fire([{ type, uri }]);
  }

  createDirectory() {}

  delete({ path }) {
    this.files.delete(path);
  }

  rename(from, to) {
    this.files.set(to.path, this.files.get(from.path));
    this.files.delete(from.path);
  }
}

exports.activate = async (context) => {
  const fileSystem = new MemoryFileSystem();
  const response = await fetch(vscode.Uri.joinPath(context.extensionUri, 'files.json').toString(true));
  for (const [path, text] of Object.entries(await response.json())) {
    fileSystem.files.set(path, { bytes: new TextEncoder().encode(text), mtime: Date.now() });
  }
  context.subscriptions.push(vscode.workspace.registerFileSystemProvider('memory', fileSystem, { isCaseSensitive: true }));
};
