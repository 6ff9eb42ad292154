import assert from 'node:assert/strict';
import type { Status, StatusNotification } from '../../server/src/lsp/status';
import { Editor } from './support/editor';
import { eachWay } from './support/launch';

eachWay('status', (launch) => {
  const ask = (editor: Editor, uri: string) => editor.request<Status>('editorialBalance/explainStatus', { uri });

  it('counts the findings of each family', async () => {
    const editor = await Editor.start(launch, { settings: () => ({ profile: 'report' }) });
    const draft = editor.open('The regime reportedly was a regime.');
    assert.deepEqual(await ask(editor, draft.uri), {
      uri: draft.uri,
      version: 1,
      format: 'markdown',
      profile: 'report',
      counts: { loaded: 2, attribution: 1, duplicate: 0 },
      shown: 3,
      total: 3,
      silence: null,
      explanation: '',
    });
    await editor.stop();
  });

  it('says in which format the document is read: that of its extension where the editor takes it for plain text', async () => {
    const editor = await Editor.start(launch);
    for (const [name, language, format] of [
      ['draft.md', 'plaintext', 'markdown'],
      ['draft', 'plaintext', 'plain'],
      ['letter', 'mail', 'plain'],
    ]) {
      editor.open('The regime.', `file:///${name}`, language);
      assert.equal((await ask(editor, `file:///${name}`)).format, format);
    }
    await editor.stop();
  });

  it('says why nothing is flagged', async () => {
    const settings: Record<string, unknown> = {
      'file:///off.md': { enable: false },
      'file:///mute.md': { rules: { loaded: 'off', attribution: 'off', duplicate: 'off' } },
    };
    const editor = await Editor.start(launch, { settings: (uri) => settings[uri] ?? null });
    for (const uri of ['file:///off.md', 'file:///mute.md']) editor.open('The regime.', uri);
    editor.open('Quiet.', 'file:///clean.md');
    editor.open('The regime.', 'file:///code.py', 'python');
    for (const [name, silence] of [
      ['off.md', 'disabled'],
      ['mute.md', 'all-rules-off'],
      ['clean.md', 'clean'],
      ['code.py', 'language'],
      ['none.md', 'not-open'],
    ]) {
      const status = await ask(editor, `file:///${name}`);
      assert.equal(status.silence, silence);
      assert.notEqual(status.explanation, '');
    }
    await editor.stop();
  });

  it('is sent after each analysis to a client that wants it, and to no other', async () => {
    const editor = await Editor.start(launch, { initializationOptions: { status: true } });
    const draft = editor.open('The regime.');
    await draft.diagnostics();
    assert.deepEqual(await editor.hears<StatusNotification>('editorialBalance/status'), {
      uri: draft.uri,
      version: 1,
      loaded: 1,
      attribution: 0,
      duplicate: 0,
    });
    draft.change({ text: 'Quiet.' });
    await draft.diagnostics();
    await editor.hears<StatusNotification>('editorialBalance/status', ({ version, loaded }) => version === 2 && loaded === 0);
    await editor.stop();
    const other = await Editor.start(launch);
    await other.open('The regime.').diagnostics();
    await other.stop();
    assert.equal(other.count('editorialBalance/status'), 0);
  });
});
