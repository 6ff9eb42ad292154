/** The packaged extension in VS Code for the Web: the language server in a worker, the draft on no disk. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { installExtension } from '../../scripts/editors-code-server.mjs';
import { draft, vsix } from './support/draft';
import { describeMainFlow } from './support/mainFlow';
import { serveWebWorkbench } from './support/webWorkbench';
import { Workbench } from './support/workbench';

describe('VS Code for the Web', function () {
  this.timeout(90_000);
  let server: Awaited<ReturnType<typeof serveWebWorkbench>>;
  let workbench: Workbench;
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'editorial-balance-profile-'));

  before(async () => {
    server = await serveWebWorkbench(installExtension(profile, vsix), {
      '/draft.md': draft,
      '/own.md': 'The zyzzyva met.\n',
      '/house.yaml': 'entries: [{ lemma: zyzzyva, fix: [weevil] }]\n',
      '/.vscode/settings.json': '{ "editorialBalance.packs": ["house.yaml"] }',
    });
    workbench = await Workbench.open(server.url);
  });

  after(async () => {
    await workbench?.close();
    await server?.stop();
    fs.rmSync(profile, { recursive: true, force: true });
  });

  describeMainFlow('web', () => workbench);

  it('flags the words of a pack that is on no disk', async () => {
    await workbench.openFile('own.md');
    await workbench.seesProblem('is on your own list: write “weevil”');
    await workbench.screenshot('web-pack');
  });

  it('asked nothing of any other machine', () => {
    assert.deepEqual([...workbench.foreignHosts], []);
  });
});
