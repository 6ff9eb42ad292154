/** Types of editors-code-server.mjs, which stays plain JavaScript so that `npm start` can run it with nothing installed. */

export declare const vscodeFolder: string;
export declare const quietSettings: Readonly<Record<string, unknown>>;
export declare function installCodeServer(log?: (line: string) => void): void;

export declare function installExtension(profile: string, vsix: string): string;

export interface CodeServer {
  readonly url: string;
  readonly exited: Promise<unknown>;
  stop(): Promise<void>;
}

export declare function startCodeServer(options: {
  readonly profile: string;
  readonly vsix: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly port?: number;
}): Promise<CodeServer>;
