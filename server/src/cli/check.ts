import type { EngineSettings, Finding, Severity } from '../engine';
import type { Arguments, FailOn } from './arguments';
import { EXIT, type Host } from './host';
import { visitInputs } from './inputs';
import { JsonFiles, toJson } from './json';
import { Pretty } from './pretty';

const RANK: Readonly<Record<Severity, number>> = { hint: 0, information: 1, warning: 2 };

/** `check`: the findings of every draft, for people or for scripts. */
export async function check(args: Arguments, settings: EngineSettings, host: Host): Promise<number> {
  const json = args.format === 'json' ? new JsonFiles(host.out) : undefined;
  const pretty = new Pretty(host.colour);
  let failed = false;
  const code = await visitInputs(args, host, ({ path, text, format }) => {
    const draft = host.createDraft(text, format, settings);
    const findings = draft.findings();
    failed ||= findings.some((finding) => fails(finding, args.failOn));
    if (json) json.add(toJson(path, draft, findings));
    else host.out(pretty.file(path, text, findings));
  });
  if (json) json.end();
  else host.out(pretty.summary());
  if (code !== EXIT.clean) return code;
  return failed ? EXIT.found : EXIT.clean;
}

function fails(finding: Finding, failOn: FailOn): boolean {
  return failOn !== 'none' && RANK[finding.severity] >= RANK[failOn];
}
