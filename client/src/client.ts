/** What the desktop and the web client share: options, start, and the parts that live as long as the client. */
import type { ExtensionContext } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { CLIENT_COMMANDS, registerCommands } from './commands';
import { registerPassages } from './copies';
import { CrashPolicy } from './crashes';
import { passOnFiles } from './files';
import { PROSE } from './prose';
import { showStatus } from './status';

/** Also the prefix of `editorialBalance.trace.server`, which the client library reads by itself. */
export const CLIENT_ID = 'editorialBalance';
export const CLIENT_NAME = 'Editorial Balance';

/** Starts the client that `create` makes, with the path of a folder where the server may keep things, and resolves when the server is ready. */
export async function start(
  context: ExtensionContext,
  create: (options: LanguageClientOptions) => BaseLanguageClient,
  storage?: string,
): Promise<void> {
  const crashes = new CrashPolicy(() => restart());
  const client = create({
    documentSelector: PROSE.map((language) => ({ language })),
    // What this client can do beyond the protocol; other editors send nothing here and get standard edits only.
    initializationOptions: { commands: CLIENT_COMMANDS, status: true, readFile: true, findFiles: true, storage },
    errorHandler: crashes,
  });

  async function restart(): Promise<void> {
    crashes.forget();
    if (client.needsStop()) {
      await client.stop();
    }
    await client.start();
  }

  context.subscriptions.push(
    client,
    registerCommands(context, client, restart),
    registerPassages(),
    passOnFiles(client),
    showStatus(client),
  );
  await client.start();
}
