/** The languages this extension checks; the same as `activationEvents` and the `when` of commands in package.json. */
export const PROSE: readonly string[] = [
  'markdown',
  'plaintext',
  'html',
  'asciidoc',
  'latex',
  'tex',
  'org',
  'restructuredtext',
  'wikitext',
  'mediawiki',
];
