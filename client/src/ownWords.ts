/** Commands that write the user's own words into the settings. */
import { Uri, window } from 'vscode';
import { addToList, addToMap } from './settings';

const TITLE = 'Editorial Balance';

/** Adds a phrase to the accepted ones: the one given by a light bulb, else the selected words, else one that is typed. */
export async function acceptPhrase(given: unknown, of: unknown): Promise<void> {
  const phrase =
    typeof given === 'string' ? given : await chosen('accept a phrase', 'It will not be flagged as loaded any more.');
  if (phrase) {
    await addToList('accept', phrase, uriOf(of), false);
  }
}

/** Adds a name inside which nothing is flagged. */
export async function addName(given: unknown, of: unknown): Promise<void> {
  const name = typeof given === 'string' ? given : await chosen('a name', 'Nothing will be flagged inside this name any more.');
  if (name) {
    await addToList('names', name, uriOf(of), true);
  }
}

/** Switches off the entry of the word lists behind a finding. */
export async function switchOffEntry(given: unknown, of: unknown): Promise<void> {
  const prompt = 'The hover of a finding names its entry, such as loaded-verb.slam.';
  const entry = typeof given === 'string' ? given : await window.showInputBox({ title: `${TITLE}: switch off an entry`, prompt });
  if (entry?.trim()) {
    await addToList('entriesOff', entry.trim(), uriOf(of), true);
  }
}

/** Marks a repeated passage as meant; only the server can write its entry. */
export async function markIntended(entry: unknown, of: unknown): Promise<void> {
  if (typeof entry === 'string') {
    await addToList('duplicates.intended', entry, uriOf(of), true);
  }
}

/** Asks for a phrase to flag from now on, beginning with the selected words, and for what to write instead. */
export async function rejectPhrase(): Promise<void> {
  const phrase = await window.showInputBox({
    title: `${TITLE}: always flag a phrase (1/2)`,
    prompt: 'Every form of a verb: utilise~v. Plural too: big ask~n. One word or the other: (big|huge) ask.',
    value: selected(),
  });
  if (!phrase?.trim()) {
    return;
  }
  const advice = await window.showInputBox({
    title: `${TITLE}: always flag “${phrase.trim()}” (2/2)`,
    prompt: 'What to write instead, if anything; a reason may follow: use -- plain words are read faster. Only - leaves it out.',
  });
  if (advice !== undefined) {
    await addToMap('reject', phrase.trim(), advice.trim(), uriOf(undefined));
  }
}

/** The selected words, else words that are typed. */
async function chosen(what: string, prompt: string): Promise<string | undefined> {
  return selected() || (await window.showInputBox({ title: `${TITLE}: ${what}`, prompt }))?.trim();
}

function selected(): string {
  const editor = window.activeTextEditor;
  return editor?.document.getText(editor.selection).replace(/\s+/g, ' ').trim() ?? '';
}

function uriOf(of: unknown): Uri | undefined {
  return typeof of === 'string' ? Uri.parse(of) : window.activeTextEditor?.document.uri;
}
