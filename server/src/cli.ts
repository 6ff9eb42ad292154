#!/usr/bin/env node
import { main } from './cli/main';
import { createDraft } from './engine';

// `editorial-balance check … | head` closes the pipe early; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

async function readStdin(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return Buffer.concat(chunks);
}

main(process.argv.slice(2), {
  cwd: process.cwd(),
  colour: process.stdout.isTTY === true && !process.env.NO_COLOR,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  readStdin,
  createDraft,
}).then((code) => {
  // Not process.exit: what is still being written to a pipe would be lost.
  process.exitCode = code;
});
