import { DocumentIndex, type EngineSettings, type Finding, printDocument, type Severity } from '../engine';
import type { Arguments, FailOn } from './arguments';
import { EXIT, type Host } from './host';
import { type Input, visitInputs } from './inputs';
import { JsonFiles, toJson } from './json';
import { linesOfFiles } from './lines';
import { Pretty } from './pretty';

const RANK: Readonly<Record<Severity, number>> = { hint: 0, information: 1, warning: 2 };

/** `check`: the findings of every draft, for people or for scripts. */
export async function check(args: Arguments, settings: EngineSettings, host: Host): Promise<number> {
  const json = args.format === 'json' ? new JsonFiles(host.out) : undefined;
  const pretty = new Pretty(host.colour);
  let failed = false;
  // All files of one call are one set: each is read for its words first, so that the order of the files does not matter.
  const index = new DocumentIndex();
  const linesOf = linesOfFiles(host);
  const visit = ({ path, text, format }: Input): void => {
    const draft = host.createDraft(text, format, settings);
    if (index.size > 1) draft.compareWith(index, path);
    const findings = draft.findings();
    failed ||= findings.some((finding) => fails(finding, args.failOn));
    if (json) json.add(toJson(path, draft, findings, linesOf));
    else host.out(pretty.file(path, text, findings));
  };
  const code = await visitInputs(args, host, visit, ({ path, text, format }) => index.set(path, printDocument(text, format)));
  if (json) json.end();
  else host.out(pretty.summary());
  if (code !== EXIT.clean) return code;
  return failed ? EXIT.found : EXIT.clean;
}

function fails(finding: Finding, failOn: FailOn): boolean {
  return failOn !== 'none' && RANK[finding.severity] >= RANK[failOn];
}
