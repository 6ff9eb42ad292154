/** Parses JSON as editors write it: with comments and trailing commas. Throws a SyntaxError as JSON.parse does. */
export function parseJsonc(source: string): unknown {
  return JSON.parse(plainJson(source.replace(/^\uFEFF/, '')));
}

/** Blanks comments and trailing commas, so that positions in error messages stay right. */
function plainJson(source: string): string {
  const blank = (text: string) => text.replace(/[^\r\n]/g, ' ');
  const token = /"(?:[^"\\\n]|\\.)*"|\/\/[^\r\n]*|\/\*[\s\S]*?\*\//g;
  const withoutComments = source.replace(token, (text) => (text[0] === '"' ? text : blank(text)));
  return withoutComments.replace(/"(?:[^"\\\n]|\\.)*"|,(?=\s*[}\]])/g, (text) => (text === ',' ? ' ' : text));
}
