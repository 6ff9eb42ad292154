import type { EngineSettings } from '../engine';
import type { Arguments } from './arguments';
import { EXIT, type Host } from './host';
import { findSources, textOf } from './inputs';
import { JsonFiles } from './json';

/** `sentences`: every sentence the engine sees, who speaks in it and what stands behind it, as JSON. */
export async function sentences(args: Arguments, settings: EngineSettings, host: Host): Promise<number> {
  let code: number = EXIT.clean;
  const tell = (problem: string): void => {
    host.err(`${problem}\n`);
    code = EXIT.couldNotRun;
  };
  const json = new JsonFiles(host.out);
  for (const source of await findSources(args, host, tell)) {
    const { path, format } = source;
    try {
      const draft = host.createDraft(textOf(source, host.cwd), format, settings);
      json.add(JSON.stringify({ path, sentences: draft.sentences() }));
    } catch (error) {
      tell(`${path}: ${(error as Error).message}`);
    }
  }
  json.end();
  return code;
}
