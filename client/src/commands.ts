import {
  commands,
  type Diagnostic,
  Disposable,
  type ExtensionContext,
  languages,
  Position,
  type QuickPickItem,
  Range,
  Selection,
  TextEditorRevealType,
  Uri,
  window,
  workspace,
} from 'vscode';
import { type BaseLanguageClient, DidChangeConfigurationNotification, type Range as ProtocolRange } from 'vscode-languageclient';
import { compare, scanWorkspace, showCopies } from './copies';
import { acceptPhrase, addName, markIntended, rejectPhrase, switchOffEntry } from './ownWords';
import { settingSchema, updateSetting } from './settings';

/** Commands that the server may put into a code action for this client. */
export const CLIENT_COMMANDS: readonly string[] = [
  'editorialBalance.goTo',
  'editorialBalance.acceptPhrase',
  'editorialBalance.addName',
  'editorialBalance.switchOffEntry',
  'editorialBalance.markIntended',
  'editorialBalance.openRulePage',
  'editorialBalance.compare',
  'editorialBalance.showCopies',
];

/** Registers every command of package.json. */
export function registerCommands(
  context: ExtensionContext,
  client: BaseLanguageClient,
  restart: () => Promise<void>,
): Disposable {
  return Disposable.from(
    commands.registerCommand('editorialBalance.recheck', () => recheck(client)),
    commands.registerCommand('editorialBalance.switchProfile', () => switchProfile(context)),
    commands.registerCommand('editorialBalance.openRulePage', (rule?: unknown) => openRulePage(context, rule)),
    commands.registerCommand('editorialBalance.nextPlaceholder', nextPlaceholder),
    commands.registerCommand('editorialBalance.toggleAttributionLens', toggleAttributionLens),
    commands.registerCommand('editorialBalance.restart', restart),
    commands.registerCommand('editorialBalance.goTo', goTo),
    commands.registerCommand('editorialBalance.compare', compare),
    commands.registerCommand('editorialBalance.showCopies', showCopies),
    commands.registerCommand('editorialBalance.deleteCopies', deleteCopies),
    commands.registerCommand('editorialBalance.scanWorkspace', () => scanWorkspace(client)),
    commands.registerCommand('editorialBalance.acceptPhrase', (phrase?: unknown, uri?: unknown) => acceptPhrase(phrase, uri)),
    commands.registerCommand('editorialBalance.addName', (name?: unknown, uri?: unknown) => addName(name, uri)),
    commands.registerCommand('editorialBalance.markIntended', (entry?: unknown, uri?: unknown) => markIntended(entry, uri)),
    commands.registerCommand('editorialBalance.rejectPhrase', rejectPhrase),
    commands.registerCommand('editorialBalance.switchOffEntry', (entry?: unknown, uri?: unknown) => switchOffEntry(entry, uri)),
  );
}

/** The protocol's own way to say "read the settings again and check every open document". */
function recheck(client: BaseLanguageClient): Promise<void> {
  return client.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
}

async function switchProfile(context: ExtensionContext): Promise<void> {
  const { enum: profiles = [], enumItemLabels = [], enumDescriptions = [] } = settingSchema(context, 'profile');
  const uri = window.activeTextEditor?.document.uri;
  const current = workspace.getConfiguration('editorialBalance', uri).get('profile');
  const items = profiles.map((profile, i) => ({
    profile,
    label: enumItemLabels[i],
    description: profile === current ? 'current' : undefined,
    detail: enumDescriptions[i],
  }));
  const chosen = await window.showQuickPick(items, {
    title: 'Editorial Balance: what kind of text is this?',
    matchOnDetail: true,
  });
  if (chosen) {
    await updateSetting('profile', chosen.profile, uri);
  }
}

/** Shows behind each sentence who says it, or no longer. */
async function toggleAttributionLens(): Promise<void> {
  const uri = window.activeTextEditor?.document.uri;
  const current = workspace.getConfiguration('editorialBalance', uri).get('attributionLens');
  await updateSetting('attributionLens', current === 'on' ? 'off' : 'on', uri);
}

/** Opens the page of a rule: the one given, else the one at the cursor, else one chosen from the list. */
async function openRulePage(context: ExtensionContext, given: unknown): Promise<void> {
  const rules = Object.keys(settingSchema(context, 'rules').properties ?? {}).filter((name) => name.includes('/'));
  const asked = typeof given === 'string' ? given : ruleAtCursor();
  const rule = asked !== undefined && rules.includes(asked) ? asked : await pickRule(rules);
  if (rule) {
    await commands.executeCommand('markdown.showPreview', Uri.joinPath(context.extensionUri, 'docs', 'rules', `${rule}.md`));
  }
}

function ruleAtCursor(): string | undefined {
  const editor = window.activeTextEditor;
  if (!editor) {
    return undefined;
  }
  const here = languages.getDiagnostics(editor.document.uri).find(({ source, range }) => {
    return source === 'Editorial Balance' && range.contains(editor.selection.active);
  });
  return here && ruleOf(here);
}

function ruleOf({ code }: Diagnostic): string | undefined {
  const id = typeof code === 'object' ? code.value : code;
  return id === undefined ? undefined : String(id);
}

/** Selects the first placeholder behind the selection; behind the last one, the first of the text. */
function nextPlaceholder(): void {
  const editor = window.activeTextEditor;
  if (!editor) {
    return;
  }
  const open = languages
    .getDiagnostics(editor.document.uri)
    .filter((diagnostic) => diagnostic.source === 'Editorial Balance' && ruleOf(diagnostic) === 'attribution/placeholder')
    .map(({ range }) => range)
    .sort((a, b) => a.start.compareTo(b.start));
  const next = open.find(({ start }) => start.isAfterOrEqual(editor.selection.end)) ?? open[0];
  if (!next) {
    window.setStatusBarMessage('Editorial Balance: no placeholder is left.', MESSAGE_SHOWN);
    return;
  }
  editor.selection = new Selection(next.start, next.end);
  editor.revealRange(next, TextEditorRevealType.InCenterIfOutsideViewport);
}

/** How long a word in the status bar stays, in milliseconds. */
const MESSAGE_SHOWN = 4000;

async function pickRule(rules: readonly string[]): Promise<string | undefined> {
  const items: QuickPickItem[] = rules.map((label) => ({ label }));
  return (await window.showQuickPick(items, { title: 'Editorial Balance: which rule?' }))?.label;
}

/** Selects a place and scrolls it into view; `uri` and `range` come from a code action of the server. */
async function goTo(uri: string, range: ProtocolRange): Promise<void> {
  const document = await workspace.openTextDocument(Uri.parse(uri, true));
  const editor = await window.showTextDocument(document);
  const start = new Position(range.start.line, range.start.character);
  const end = new Position(range.end.line, range.end.character);
  editor.selection = new Selection(start, end);
  editor.revealRange(new Range(start, end), TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Deletes every later copy in the active document, after showing what would go. */
async function deleteCopies(): Promise<void> {
  await commands.executeCommand('editor.action.sourceAction', {
    kind: 'source.editorialBalance.deleteCopies',
    apply: 'first',
  });
}
