import type { EngineSettings } from '../engine';
import type { Arguments } from './arguments';
import type { Host } from './host';
import { visitInputs } from './inputs';
import { JsonFiles } from './json';

/** `sentences`: every sentence the engine sees, who speaks in it and what stands behind it, as JSON. */
export async function sentences(args: Arguments, settings: EngineSettings, host: Host): Promise<number> {
  const json = new JsonFiles(host.out);
  const code = await visitInputs(args, host, ({ path, text, format }) => {
    json.add({ path, sentences: host.createDraft(text, format, settings).sentences() });
  });
  json.end();
  return code;
}
