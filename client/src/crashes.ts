import { window } from 'vscode';
import {
  CloseAction,
  type CloseHandlerResult,
  ErrorAction,
  type ErrorHandler,
  type ErrorHandlerResult,
} from 'vscode-languageclient';

const RESTARTS = 4;
const WITHIN_MS = 3 * 60_000;

/** Restarts a crashed server quietly; after the fifth crash in three minutes says so once and leaves it to the user. */
export class CrashPolicy implements ErrorHandler {
  private crashes: number[] = [];

  constructor(private readonly restart: () => Promise<void>) {}

  /** Starts counting anew, after a restart that the user asked for. */
  forget(): void {
    this.crashes = [];
  }

  error(): ErrorHandlerResult {
    return { action: ErrorAction.Continue, handled: true };
  }

  closed(): CloseHandlerResult {
    const now = performance.now();
    this.crashes = [...this.crashes.filter((time) => now - time < WITHIN_MS), now];
    if (this.crashes.length <= RESTARTS) {
      return { action: CloseAction.Restart, handled: true };
    }
    void this.giveUp();
    return { action: CloseAction.DoNotRestart, handled: true };
  }

  private async giveUp(): Promise<void> {
    const button = 'Restart';
    const message = 'The checker of Editorial Balance stopped five times in three minutes and stays off.';
    if ((await window.showErrorMessage(message, button)) === button) {
      await this.restart();
    }
  }
}
