/// <reference lib="webworker" />
/** Entry point in VS Code for the Web: the language server is a web worker. */
import { type ExtensionContext, Uri, workspace } from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { handOverLexicon } from '../../server/src/lexiconHandOver';
import { CLIENT_ID, CLIENT_NAME, start } from './client';

export function activate(context: ExtensionContext): Promise<void> {
  const lexicon = Uri.joinPath(context.extensionUri, 'dist/lexicon.gz');
  const script = Uri.joinPath(context.extensionUri, 'dist/server.browser.js').toString(true);
  let worker: Worker | undefined;
  context.subscriptions.push({ dispose: () => worker?.terminate() });
  // A function, so that a restart gets a new worker; the client does not end the old one by itself. It returns the two
  // ends and not the worker, which the client would not recognise: VS Code's `Worker` is not the browser's own class.
  const connect = async () => {
    worker?.terminate();
    worker = new Worker(script);
    await handOverLexicon(worker, await workspace.fs.readFile(lexicon));
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  return start(context, (options) => new LanguageClient(CLIENT_ID, CLIENT_NAME, connect, options));
}
