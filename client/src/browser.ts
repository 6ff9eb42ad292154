/// <reference lib="webworker" />
/** Entry point in VS Code for the Web: the language server is a web worker. */
import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { CLIENT_ID, CLIENT_NAME, start } from './client';

export function activate(context: ExtensionContext): Promise<void> {
  const script = Uri.joinPath(context.extensionUri, 'dist/server.browser.js').toString(true);
  let worker: Worker | undefined;
  context.subscriptions.push({ dispose: () => worker?.terminate() });
  // A function, so that a restart gets a new worker; the client does not end the old one by itself.
  const createWorker = async () => {
    worker?.terminate();
    worker = new Worker(script);
    return worker;
  };
  return start(context, (options) => new LanguageClient(CLIENT_ID, CLIENT_NAME, createWorker, options));
}
