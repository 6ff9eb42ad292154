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

/** `3 loaded · 2 unattributed · 1 duplicate`; a family without findings is left out. */
export function summary(counts: Pick<StatusParams, 'loaded' | 'attribution' | 'duplicate'>): string {
  const parts = [
    [counts.loaded, 'loaded'],
    [counts.attribution, 'unattributed'],
    [counts.duplicate, counts.duplicate === 1 ? 'duplicate' : 'duplicates'],
  ] as const;
  const found = parts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  // Not "balanced" or "clean": a word list cannot promise that.
  return found.length > 0 ? found.join(' · ') : 'nothing in our lists';
}

/** Keeps a status bar item with the counts of the prose document in the active editor. A click opens the Problems view. */
export function showStatus(client: BaseLanguageClient): Disposable {
  const latest = new Map<string, StatusParams>();
  const item = window.createStatusBarItem('editorialBalance.status', StatusBarAlignment.Right, 100);
  item.name = 'Editorial Balance';
  item.command = 'workbench.actions.view.problems';

  function show(editor: TextEditor | undefined): void {
    const status = editor && PROSE.includes(editor.document.languageId) ? latest.get(editor.document.uri.toString()) : undefined;
    if (!status) {
      item.hide();
      return;
    }
    const text = summary(status);
    item.text = `$(quote) ${text}`;
    item.tooltip = 'Editorial Balance: show the findings';
    item.accessibilityInformation = { label: `Editorial Balance: ${text}` };
    item.show();
  }

  return Disposable.from(
    item,
    client.onNotification('editorialBalance/status', (status: StatusParams) => {
      latest.set(Uri.parse(status.uri).toString(), status);
      show(window.activeTextEditor);
    }),
    window.onDidChangeActiveTextEditor(show),
    workspace.onDidCloseTextDocument((document) => latest.delete(document.uri.toString())),
  );
}
