/** What the editor shows of copied passages: the list of all copies, and two of them side by side. */
import {
  commands,
  type Disposable,
  Location,
  Position,
  Range,
  type TextDocumentContentProvider,
  Uri,
  window,
  workspace,
} from 'vscode';
import type {
  BaseLanguageClient,
  Location as ProtocolLocation,
  Position as ProtocolPosition,
  Range as ProtocolRange,
} from 'vscode-languageclient';

const SCHEME = 'editorial-balance-passage';

/** Gives the passages that are set side by side as documents of their own: the rest of the texts would only differ. */
class Passages implements TextDocumentContentProvider {
  async provideTextDocumentContent(address: Uri): Promise<string> {
    const { uri, range } = JSON.parse(address.query) as { uri: string; range: ProtocolRange };
    const document = await workspace.openTextDocument(Uri.parse(uri, true));
    return document.getText(toRange(range));
  }
}

export function registerPassages(): Disposable {
  return workspace.registerTextDocumentContentProvider(SCHEME, new Passages());
}

/** Opens two passages in the diff editor. The arguments come from a code action of the server. */
export async function compare(
  firstUri: string,
  firstRange: ProtocolRange,
  secondUri: string,
  secondRange: ProtocolRange,
): Promise<void> {
  const [first, second] = [passage(firstUri, firstRange), passage(secondUri, secondRange)];
  await commands.executeCommand('vscode.diff', first.address, second.address, `${first.name} ↔ ${second.name}`);
}

function passage(uri: string, range: ProtocolRange): { address: Uri; name: string } {
  const name = Uri.parse(uri, true).path.split('/').pop() || 'Untitled';
  const address = Uri.from({ scheme: SCHEME, path: `/${name}`, query: JSON.stringify({ uri, range }) });
  return { address, name: `${name}, line ${range.start.line + 1}` };
}

/** Lists copies in place, as VS Code lists references. */
export async function showCopies(uri: string, position: ProtocolPosition, locations: readonly ProtocolLocation[]): Promise<void> {
  await commands.executeCommand(
    'editor.action.showReferences',
    Uri.parse(uri, true),
    new Position(position.line, position.character),
    locations.map((location) => new Location(Uri.parse(location.uri, true), toRange(location.range))),
  );
}

const toRange = ({ start, end }: ProtocolRange): Range => new Range(start.line, start.character, end.line, end.character);

/** What the server answers to `editorialBalance/scanWorkspace`. */
interface ScanResult {
  readonly files: number;
  readonly skipped: number;
  readonly cancelled: boolean;
  readonly problem?: string;
}

/** Has the server read every draft of the workspace; it shows how far it is. What open drafts share with them is then in the Problems view. */
export async function scanWorkspace(client: BaseLanguageClient): Promise<void> {
  const { files, skipped, cancelled, problem } = await client.sendRequest<ScanResult>('editorialBalance/scanWorkspace');
  const left = skipped > 0 ? `; ${skipped} could not be read (see the output channel)` : '';
  const read = `${cancelled ? 'Stopped. ' : ''}Open drafts are compared with ${files} ${files === 1 ? 'draft' : 'drafts'}${left}.`;
  window.showInformationMessage(`Editorial Balance: ${problem ?? read}`);
}
