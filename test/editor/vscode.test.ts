/// <reference lib="dom" />
/** The packaged extension in VS Code with a Node extension host (code-server), driven through Chromium. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type CodeServer, startCodeServer } from '../../scripts/editors-code-server.mjs';
import { draft, draftFolder, findingsOfDraft, listedInProblems, placeOf, vsix } from './support/draft';
import { describeMainFlow } from './support/mainFlow';
import { Workbench } from './support/workbench';

/** Labels behind sentences of the draft, with the end of the sentence where the name alone stands in the text too. */
const NAMED = ['no source', 'suit". Deputy leader Ruth Sandoval'];

describe('VS Code', function () {
  this.timeout(90_000);
  let server: CodeServer;
  let workbench: Workbench;
  const { folder, remove } = draftFolder();
  const file = path.join(folder, 'draft.md');
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'editorial-balance-profile-'));

  before(async () => {
    server = await startCodeServer({ profile, vsix, settings: { 'files.autoSave': 'off' } });
    workbench = await Workbench.open(`${server.url}?folder=${encodeURIComponent(folder)}`);
  });

  after(async () => {
    await workbench?.close();
    await server?.stop();
    remove();
    fs.rmSync(profile, { recursive: true, force: true });
  });

  describeMainFlow('desktop', () => workbench);

  describe('with the draft on disk', () => {
    afterEach(() => {
      fs.writeFileSync(file, draft);
      fs.rmSync(path.join(folder, '.vscode'), { recursive: true, force: true });
    });

    it('removes a repeated run of paragraphs and brings it back in one undo', async () => {
      const repeated = draft.slice(draft.indexOf('Boats under eight metres'), draft.indexOf("The council's 'reform'"));
      const second = draft.lastIndexOf(repeated);
      const without = draft.slice(0, second) + draft.slice(second + repeated.length);
      assert.equal(without.split(repeated).length, 2, 'the draft should hold the run twice');
      await workbench.goTo(placeOf(repeated, { last: true }));
      await workbench.applyQuickFix('Delete this copy', () => workbench.screenshot('desktop-duplicate'));
      await workbench.save();
      assert.equal(fs.readFileSync(file, 'utf8'), without);
      await workbench.page.keyboard.press('Control+z');
      await workbench.save();
      assert.equal(fs.readFileSync(file, 'utf8'), draft);
    });

    it('obeys a profile chosen from the command palette', async () => {
      const listed = (profile: string) => findingsOfDraft(profile).filter(listedInProblems).length;
      assert.notEqual(listed('opinion'), listed('news'), 'the profile should make a difference to the sample draft');
      const badge = workbench.page.locator('.markers-panel .monaco-count-badge');
      await workbench.problems();
      await badge.getByText(String(listed('news')), { exact: true }).waitFor();
      await workbench.command('Editorial Balance: Choose the Kind of Text (Profile)');
      await workbench.pick('Opinion');
      await badge.getByText(String(listed('opinion')), { exact: true }).waitFor();
      const settings = JSON.parse(fs.readFileSync(path.join(folder, '.vscode/settings.json'), 'utf8'));
      assert.deepEqual(settings, { 'editorialBalance.profile': 'opinion' });
    });

    it('shows behind the sentences who says what, and hides it again', async () => {
      await workbench.goTo(placeOf('Some 62 per cent'));
      await workbench.command('Editorial Balance: Show or Hide Who Says What');
      for (const label of NAMED) await workbench.sees(label);
      assert.equal(await workbench.page.locator('.tab.active.dirty').count(), 0, 'hints are no part of the text');
      await workbench.screenshot('desktop-who-says-what');
      await workbench.command('Editorial Balance: Show or Hide Who Says What');
      await workbench.page.waitForFunction(
        (label) => !document.querySelector('.editor-instance .view-lines')?.textContent?.replace(/\s/g, ' ').includes(label),
        NAMED[0],
      );
    });

    it('says that it does not look when it is switched off', async () => {
      fs.mkdirSync(path.join(folder, '.vscode'));
      fs.writeFileSync(path.join(folder, '.vscode/settings.json'), '{ "editorialBalance.enable": false }');
      await workbench.statusItem().filter({ hasText: 'not checked' }).waitFor();
      assert.equal(await workbench.squiggles('info').count(), 0);
    });

    it('keeps a phrase on purpose', async () => {
      await workbench.goTo(placeOf('slammed opponents'));
      const flagged = await workbench.squiggles('info').count();
      await workbench.applyQuickFix('Always accept “slammed”');
      await workbench.page.waitForFunction(
        (count) => document.querySelectorAll('.editor-instance .squiggly-info').length < count,
        flagged,
      );
      const settings = JSON.parse(fs.readFileSync(path.join(folder, '.vscode/settings.json'), 'utf8'));
      assert.deepEqual(settings, { 'editorialBalance.accept': ['slammed'] });
    });

    it('flags the words of a pack, and shows mistakes in the pack itself', async () => {
      const pack = path.join(folder, 'house.yaml');
      const before = (await workbench.statusItem().textContent())?.match(/\d+ loaded/)?.[0];
      fs.writeFileSync(pack, 'entries:\n  - lemma: boat\n    pos: n\n    fix: [vessel]\n');
      fs.mkdirSync(path.join(folder, '.vscode'));
      fs.writeFileSync(path.join(folder, '.vscode/settings.json'), '{ "editorialBalance.packs": ["house.yaml"] }');
      await workbench.seesProblem('is on your own list: write “vessel”');
      await workbench.screenshot('desktop-pack');
      fs.writeFileSync(pack, 'entries:\n  - lemmma: boat\n');
      await workbench.seesProblem('“lemmma” is not a known key. Did you mean "lemma"?');
      await workbench.statusItem().filter({ hasText: before }).waitFor();
      fs.rmSync(pack);
    });

    it('shows what also stands in a draft of the workspace that is not open', async () => {
      const before = (await workbench.statusItem().textContent())?.match(/\d+ duplicates?/)?.[0];
      const old = path.join(folder, 'archive', 'old.md');
      fs.mkdirSync(path.dirname(old));
      fs.writeFileSync(
        old,
        `An older draft.\n\n${draft.slice(draft.indexOf('Boats under eight metres'), draft.indexOf("The council's 'reform'"))}`,
      );
      try {
        await workbench.command('Editorial Balance: Compare with Every Draft in the Workspace');
        await workbench.seesProblem('in old.md, lines 3');
        await workbench.screenshot('desktop-workspace-copies');
        fs.rmSync(old);
        await workbench.statusItem().filter({ hasText: before }).waitFor();
      } finally {
        fs.rmSync(path.dirname(old), { recursive: true });
      }
    });

    it('always flags a phrase that was selected', async () => {
      await workbench.goTo(placeOf('vote'));
      await workbench.command('Editorial Balance: Always Flag a Phrase');
      await workbench.answer('vote~n');
      await workbench.answer('ballot -- our style');
      await workbench.seesProblem('is on your own list: write “ballot”');
      const settings = JSON.parse(fs.readFileSync(path.join(folder, '.vscode/settings.json'), 'utf8'));
      assert.deepEqual(settings, { 'editorialBalance.reject': { 'vote~n': 'ballot -- our style' } });
    });

    it('flags a loaded word while it is typed', async () => {
      const before = (await workbench.statusItem().textContent())?.match(/(\d+) loaded/)?.[1];
      await workbench.goTo({ line: draft.split('\n').length, column: 1 });
      await workbench.page.keyboard.type('\nUnion leaders slammed the pay offer.\n');
      await workbench
        .statusItem()
        .filter({ hasText: `${Number(before) + 1} loaded` })
        .waitFor();
    });
  });

  it('asked nothing of any other machine', () => {
    assert.deepEqual([...workbench.foreignHosts], []);
  });
});
