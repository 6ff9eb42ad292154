/// <reference lib="dom" />
/** Drives a VS Code workbench in Chromium as a user does: keys, rows, what can be seen. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';
import { findChromium } from '../../../scripts/editors-system.mjs';

const FIRST_START_MS = 60_000;
const STEP_MS = 20_000;
/** How often a key that the workbench may swallow is pressed. */
const TRIES = 4;
const SCREENSHOTS = path.resolve(__dirname, '../../../out/screenshots');

/** Kinds of squiggle, from the severities of the findings. */
export type SquiggleKind = 'warning' | 'info' | 'hint';

export class Workbench {
  /** Hosts other than this machine that the page asked for anything. */
  readonly foreignHosts = new Set<string>();

  private constructor(
    private readonly context: BrowserContext,
    private readonly profile: string,
    readonly page: Page,
  ) {
    context.setDefaultTimeout(STEP_MS);
    context.on('request', (request) => {
      const { hostname } = new URL(request.url());
      // A webview's resources have this host name; its service worker answers, and nothing leaves the machine.
      if (hostname && hostname !== '127.0.0.1' && !hostname.endsWith('.vscode-resource.vscode-cdn.net')) {
        this.foreignHosts.add(hostname);
      }
    });
  }

  /** Opens the workbench at `url` and waits until it is there. */
  static async open(url: string): Promise<Workbench> {
    const executablePath = findChromium();
    if (!executablePath) {
      throw new Error('Chromium is missing (apt-get install chromium), so the VS Code suites cannot run.');
    }
    const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'editorial-balance-chromium-'));
    const context = await chromium.launchPersistentContext(profile, {
      executablePath,
      headless: true,
      viewport: { width: 1280, height: 800 },
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
    });
    const workbench = new Workbench(context, profile, context.pages()[0] ?? (await context.newPage()));
    await workbench.page.goto(url, { waitUntil: 'domcontentloaded' });
    await workbench.page.waitForSelector('.monaco-workbench .part.statusbar', { timeout: FIRST_START_MS });
    return workbench;
  }

  async close(): Promise<void> {
    await this.context.close();
    fs.rmSync(this.profile, { recursive: true, force: true });
  }

  /** Opens a file from the Explorer and waits for its text. (Quick Open finds nothing in a workspace without file search.) */
  async openFile(name: string): Promise<void> {
    await this.page.locator('.explorer-folders-view .monaco-list-row', { hasText: name }).dblclick();
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
    await this.page.locator('.editor-instance .view-lines .view-line').first().waitFor();
    await this.page.keyboard.press('Control+Home');
  }

  /** Runs a command by its title. */
  async command(title: string): Promise<void> {
    await this.page.keyboard.press('F1');
    await this.fillQuickInput(`>${title}`);
    await this.pick(title);
  }

  /** Clicks a row of the quick input that is open: Enter would race with its filter. */
  async pick(row: string): Promise<void> {
    await this.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: row }).first().click();
  }

  /** Answers the question of an input box that is open. */
  async answer(text: string): Promise<void> {
    const input = await this.fillQuickInput(text);
    const question = await this.page.locator('.quick-input-title').textContent();
    await input.press('Enter');
    await this.page.waitForFunction(
      (before) => {
        const title = document.querySelector<HTMLElement>('.quick-input-title');
        return !title?.checkVisibility() || title.textContent !== before;
      },
      question,
      { timeout: STEP_MS },
    );
  }

  private async fillQuickInput(text: string): Promise<Locator> {
    const input = this.page.locator('.quick-input-widget input.input');
    await input.waitFor({ state: 'visible' });
    await input.fill(text);
    return input;
  }

  /** Puts the cursor at a 1-based place. */
  async goTo(place: { line: number; column: number }): Promise<void> {
    await this.focusEditor();
    await this.page.keyboard.press('Control+g');
    const input = await this.fillQuickInput(`:${place.line}:${place.column}`);
    await this.page.keyboard.press('Enter');
    await input.waitFor({ state: 'hidden' });
  }

  async focusEditor(): Promise<void> {
    await this.command('View: Focus Active Editor Group');
    await this.page.locator('.editor-instance .monaco-editor.focused').waitFor();
  }

  squiggles(kind: SquiggleKind): Locator {
    return this.page.locator(`.editor-instance .squiggly-${kind}`);
  }

  /** Rows of the Problems view, which this opens; the first row is the file's. */
  async problems(): Promise<Locator> {
    const panel = this.page.locator('.markers-panel');
    if (!(await panel.isVisible())) {
      await this.page.keyboard.press('Control+Shift+m');
      await panel.waitFor();
    }
    return panel.locator('.monaco-list-row');
  }

  /**
   * Waits until the Problems view holds a row with this text. Rows out of sight do not exist, so it is
   * filtered; a filter that found nothing is not tried again on what comes later, so it is set again.
   */
  async seesProblem(text: string): Promise<void> {
    const rows = await this.problems();
    const filter = this.page.getByPlaceholder(/^Filter \(e\.g\./);
    const row = rows.filter({ hasText: text }).first();
    for (let tries = 1; ; tries++) {
      await filter.fill('');
      await filter.fill(text);
      try {
        await row.waitFor({ timeout: STEP_MS / TRIES });
        return await filter.fill('');
      } catch (error) {
        if (tries === TRIES) throw error;
      }
    }
  }

  /** The item of this extension in the status bar. */
  statusItem(): Locator {
    return this.page.locator('.statusbar-item[id*="editorialBalance.status"]');
  }

  /** Text of the hover at the cursor, opened from the keyboard, once it holds `expected`. */
  async hover(expected: string): Promise<string> {
    const hover = this.page.locator('.monaco-hover:visible', { hasText: expected }).first();
    await this.pressUntilShown(['Control+k', 'Control+i'], hover);
    return plain((await hover.textContent()) ?? '');
  }

  /** The light bulb's menu at the cursor, opened from the keyboard. */
  async quickFixes(): Promise<Locator> {
    const rows = this.page.locator('.action-widget .monaco-list-row');
    await this.pressUntilShown(['Control+.'], rows.first());
    return rows;
  }

  /** Presses keys and waits for what they open. A workbench that is busy closing something swallows keys: then again. */
  private async pressUntilShown(keys: readonly string[], shown: Locator): Promise<void> {
    for (let tries = 1; ; tries++) {
      for (const key of keys) await this.page.keyboard.press(key);
      try {
        return await shown.waitFor({ timeout: STEP_MS / TRIES });
      } catch (error) {
        if (tries === TRIES) throw error;
        await this.page.locator('.editor-instance .monaco-editor.focused').waitFor();
      }
    }
  }

  /** Applies the quick fix with this title at the cursor; `beforeApplying` sees the open menu. */
  async applyQuickFix(title: string | RegExp, beforeApplying?: () => Promise<unknown>): Promise<void> {
    const rows = await this.quickFixes();
    await rows.filter({ hasText: title }).first().waitFor();
    await beforeApplying?.();
    const focused = this.page.locator('.action-widget .monaco-list-row.focused').filter({ hasText: title });
    for (let steps = await rows.count(); steps > 0 && (await focused.count()) === 0; steps--) {
      await this.page.keyboard.press('ArrowDown');
    }
    await this.page.keyboard.press('Enter');
    await rows.first().waitFor({ state: 'hidden' });
  }

  /** Waits until the visible part of the editor holds this text on one line, wrapped or not. */
  async sees(text: string): Promise<void> {
    await this.page.waitForFunction(
      (wanted) => {
        const lines = [...document.querySelectorAll<HTMLElement>('.editor-instance .view-line')];
        lines.sort((a, b) => Number.parseFloat(a.style.top) - Number.parseFloat(b.style.top));
        return lines
          .map((line) => line.textContent)
          .join('')
          .replace(/\s/g, '')
          .includes(wanted);
      },
      text.replace(/\s/g, ''),
      { timeout: STEP_MS },
    );
  }

  /** Waits for the edit under way to arrive, saves, and waits until the tab is clean. */
  async save(): Promise<void> {
    await this.page.locator('.tab.active.dirty').waitFor();
    await this.page.keyboard.press('Control+s');
    await this.page.locator('.tab.active:not(.dirty)').waitFor();
  }

  /** Leaves a picture in out/screenshots/. */
  async screenshot(name: string): Promise<void> {
    fs.mkdirSync(SCREENSHOTS, { recursive: true });
    await this.page.screenshot({ path: path.join(SCREENSHOTS, `${name}.png`) });
  }
}

/** VS Code draws spaces as no-break spaces. */
export function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}
