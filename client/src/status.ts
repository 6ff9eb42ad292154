import { Disposable, StatusBarAlignment, type TextEditor, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { PROSE } from './prose';

/** What the server sends after each check of a document. */
interface StatusParams {
  readonly uri: string;
  readonly version: number;
  readonly loaded: number;
  readonly attribution: number;
  readonly duplicate: number;
}

/** The part of the server's answer to `editorialBalance/explainStatus` that is shown. */
interface Explanation {
  /** Why there are no findings: `clean`, or a reason why nothing was looked for; null when there are some. */
  readonly silence: string | null;
  readonly explanation: string;
}

interface Shown {
  readonly version: number;
  readonly text: string;
  readonly tooltip: string;
}

/** `3 loaded · 2 unattributed · 1 duplicate`; a family without findings is left out. */
function summary(counts: StatusParams): string {
  const parts = [
    [counts.loaded, 'loaded'],
    [counts.attribution, 'unattributed'],
    [counts.duplicate, counts.duplicate === 1 ? 'duplicate' : 'duplicates'],
  ] as const;
  const found = parts.filter(([count]) => count > 0);
  return found.map(([count, word]) => `${count} ${word}`).join(' · ');
}

/** What to show for a status. Without findings the server is asked why: "nothing found" and "not looked" must differ. */
async function describe(client: BaseLanguageClient, status: StatusParams): Promise<Shown> {
  const { version } = status;
  const text = summary(status);
  if (text) {
    return { version, text, tooltip: 'Editorial Balance: show the findings' };
  }
  const { silence, explanation } = await client.sendRequest<Explanation>('editorialBalance/explainStatus', { uri: status.uri });
  // Not "balanced" or "clean": a word list cannot promise that.
  const quiet = silence === null || silence === 'clean' ? 'nothing in our lists' : 'not checked';
  return { version, text: quiet, tooltip: `Editorial Balance: ${explanation}` };
}

/** Keeps a status bar item with the counts of the prose document in the active editor. A click opens the Problems view. */
export function showStatus(client: BaseLanguageClient): Disposable {
  const latest = new Map<string, Shown>();
  const item = window.createStatusBarItem('editorialBalance.status', StatusBarAlignment.Right, 100);
  item.name = 'Editorial Balance';
  item.command = 'workbench.actions.view.problems';

  function show(editor: TextEditor | undefined): void {
    const shown = editor && PROSE.includes(editor.document.languageId) ? latest.get(editor.document.uri.toString()) : undefined;
    if (!shown) {
      item.hide();
      return;
    }
    item.text = `$(quote) ${shown.text}`;
    item.tooltip = shown.tooltip;
    item.accessibilityInformation = { label: `Editorial Balance: ${shown.text}` };
    item.show();
  }

  async function receive(status: StatusParams): Promise<void> {
    const key = Uri.parse(status.uri).toString();
    const shown = await describe(client, status);
    if (shown.version >= (latest.get(key)?.version ?? shown.version)) {
      latest.set(key, shown);
      show(window.activeTextEditor);
    }
  }

  return Disposable.from(
    item,
    client.onNotification('editorialBalance/status', receive),
    window.onDidChangeActiveTextEditor(show),
    workspace.onDidCloseTextDocument((document) => latest.delete(document.uri.toString())),
  );
}
