#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';
import { isMainThread, type MessagePort, parentPort, Worker, workerData } from 'node:worker_threads';
import { main } from './cli/main';
import { serveJobs } from './cli/worker';
import { createDraft } from './engine';

// `editorial-balance check … | head` closes the pipe early; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

// In Node.js 20 a function is compiled for speed so early that half of the results are thrown away, in each thread anew.
// Later, a run of seconds takes a fifth less time of the processor. Newer versions have a lighter compiler in between.
if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=500000');

async function readStdin(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return Buffer.concat(chunks);
}

if (isMainThread) {
  main(process.argv.slice(2), {
    cwd: process.cwd(),
    colour: process.stdout.isTTY === true && !process.env.NO_COLOR,
    progress: process.stderr.isTTY === true,
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    readStdin,
    createDraft,
    startWorker: (data) => new Worker(__filename, { workerData: data }),
  }).then((code) => {
    // Not process.exit: what is still being written to a pipe would be lost.
    process.exitCode = code;
  });
} else serveJobs(workerData, parentPort as MessagePort, createDraft);
