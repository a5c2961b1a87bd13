import fs from 'node:fs';
import path from 'node:path';
import { type Check, fault, ok } from './check.ts';

/** Whether the style sheet, scripts and fonts that pages ask for are built and there. */
export const checkAssets: Check = async ({ root }) => {
  const folder = path.join(root, 'dist/assets');
  const manifestFile = path.join(folder, 'manifest.json');
  if (!fs.existsSync(manifestFile)) return fault('not built. Run: npm run build');
  const manifest: Record<string, string> = JSON.parse(fs.readFileSync(manifestFile, 'utf8'));
  const missing = Object.values(manifest).filter((name) => !fs.existsSync(path.join(folder, name)));
  if (missing.length > 0) return fault(`missing: ${missing.join(', ')}. Remove dist/ and run: npm run build`);
  if (!manifest['app.css']) return fault('there is no style sheet among them');
  return ok(`${Object.keys(manifest).length} files`);
};
