/** What a writer does with a draft, and has to see, wherever VS Code runs. The suites add what only they can show. */
import assert from 'node:assert/strict';
import { type CliFinding, draft, findingsOfDraft, listedInProblems, placeOf } from './draft';
import { plain, type SquiggleKind, type Workbench } from './workbench';

const KINDS: Readonly<Record<CliFinding['severity'], SquiggleKind>> = { warning: 'warning', information: 'info', hint: 'hint' };

/** The verb the flow looks at: flagged, explained, replaced. */
const FLAGGED = 'slammed opponents';
const SEEN_AFTER_FIX = 'Okafor criticised opponents of the plan';

/** Defines the tests on `workbench()`, in whose workspace the sample draft is `draft.md`. Pictures are named after `host`. */
export function describeMainFlow(host: 'desktop' | 'web', workbench: () => Workbench): void {
  let findings: readonly CliFinding[];

  before(() => {
    findings = findingsOfDraft();
  });

  beforeEach(async () => {
    await workbench().openFile('draft.md');
    await workbench().statusItem().waitFor({ timeout: 60_000 }); // it comes with the findings
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') {
      await workbench().screenshot(`failed: ${this.currentTest.fullTitle()}`.replace(/\W+/g, '-'));
    }
    await workbench().page.keyboard.press('Escape');
    await workbench().command('File: Revert File');
    await workbench().command('View: Close All Editors');
  });

  it('underlines every kind of finding that the command line reports', async () => {
    const kinds = new Set(findings.map(({ severity }) => KINDS[severity]));
    assert.ok(kinds.has('warning') && kinds.has('info'), 'the sample draft should show warnings and information');
    for (const kind of kinds) {
      await workbench().squiggles(kind).first().waitFor();
    }
    await workbench().screenshot(`${host}-squiggles`);
  });

  it('lists in the Problems view what the command line reports, and nothing else', async () => {
    const expected = findings.filter(listedInProblems);
    const { page } = workbench();
    await workbench().problems();
    await workbench().screenshot(`${host}-problems`);
    // Rows out of sight do not exist in the page.
    await page.setViewportSize({ width: 1600, height: 2000 });
    const rows = await workbench().problems();
    await workbench().command('View: Toggle Maximized Panel');
    const findingRows = rows.filter({ hasText: 'Editorial Balance' });
    await findingRows.nth(expected.length - 1).waitFor();
    const shown = (await findingRows.allInnerTexts()).map(plain);
    await workbench().command('View: Toggle Maximized Panel');
    await page.setViewportSize({ width: 1280, height: 800 });
    assert.equal(shown.length, expected.length);
    for (const { message, rule, start } of expected) {
      const place = `[Ln ${start.line}, Col ${start.column}]`;
      const row = shown.find((text) => text.includes(message) && text.includes(rule) && text.includes(place));
      assert.ok(row, `no row for ${rule} at ${place}: ${message}`);
    }
  });

  it('counts the families in the status bar', async () => {
    for (const [family, word] of Object.entries({ loaded: 'loaded', attribution: 'unattributed', duplicate: 'duplicate' })) {
      const count = findings.filter((finding) => finding.family === family).length;
      assert.ok(count > 0, `the sample draft should show the family ${family}`);
      await workbench()
        .statusItem()
        .filter({ hasText: `${count} ${word}` })
        .waitFor();
    }
  });

  it('explains a finding in the hover', async () => {
    const finding = findings.find(({ text, start }) => text === 'slammed' && start.offset === draft.indexOf(FLAGGED));
    assert.ok(finding, 'the command line should flag the verb');
    await workbench().goTo(placeOf(FLAGGED));
    const hover = await workbench().hover('About this rule');
    assert.ok(hover.includes(finding.message), hover);
    assert.match(hover, /Fine as it is:/);
    await workbench().screenshot(`${host}-hover`);
  });

  it('replaces a loaded word by a quick fix', async () => {
    await workbench().goTo(placeOf(FLAGGED));
    await workbench().applyQuickFix('criticised', () => workbench().screenshot(`${host}-quick-fix`));
    await workbench().sees(SEEN_AFTER_FIX);
  });
}
