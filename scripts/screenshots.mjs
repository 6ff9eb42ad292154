/** npm run screenshots: copies the pictures that the editor suite took (`npm test -- editor`) to where the README shows them. */
import fs from 'node:fs';
import path from 'node:path';
import { root } from './start-dependencies.mjs';

const PICTURES = {
  'desktop-problems': 'findings',
  'desktop-hover': 'hover',
  'desktop-quick-fix': 'quick-fix',
};

for (const [taken, shown] of Object.entries(PICTURES)) {
  const from = path.join(root, 'out/screenshots', `${taken}.png`);
  if (!fs.existsSync(from)) {
    console.error(`There is no ${from}: run \`npm test -- editor\` first.`);
    process.exit(1);
  }
  fs.copyFileSync(from, path.join(root, 'docs/images', `${shown}.png`));
  console.log(`docs/images/${shown}.png`);
}
