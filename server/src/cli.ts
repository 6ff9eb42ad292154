#!/usr/bin/env node
import { isMainThread, type MessagePort, parentPort, Worker, workerData } from 'node:worker_threads';
import { main } from './cli/main';
import { serveJobs } from './cli/worker';
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
