/** Types of editors-system.mjs. */

export declare function findProgram(...names: string[]): string | undefined;
export declare function findChromium(): string | undefined;
export declare function findNeovim(): string | undefined;
export declare function installPrograms(log?: (line: string) => void): void;
