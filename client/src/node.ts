/** Entry point on the desktop and on remote machines: the language server is a Node process. */
import type { ExtensionContext } from 'vscode';
import { LanguageClient, type LanguageClientOptions, TransportKind } from 'vscode-languageclient/node';
import { CLIENT_ID, CLIENT_NAME, start } from './client';

export function activate(context: ExtensionContext): Promise<void> {
  const run = { module: context.asAbsolutePath('dist/server.js'), transport: TransportKind.ipc };
  const debug = { ...run, options: { execArgv: ['--inspect=6009'] } };
  const create = (options: LanguageClientOptions) => new LanguageClient(CLIENT_ID, CLIENT_NAME, { run, debug }, options);
  return start(context, create, context.storageUri?.fsPath);
}
