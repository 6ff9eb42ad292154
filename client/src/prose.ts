/** The languages this extension checks; the same as `activationEvents` in package.json. */
export const PROSE: readonly string[] = ['markdown', 'plaintext'];
