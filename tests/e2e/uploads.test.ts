import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { docxOf } from '../support/attachments.ts';
import { faultsOn, openSite, type Site, signInAs } from '../support/site.ts';

let site: Site;
let purpose: string;
beforeAll(async () => {
  site = await openSite();
  const [person] = await site.app.db.asOwner<{ id: string }>("select person as id from identity where subject = 'redaktor-skane'");
  const [call] = await site.app.db.asOwner<{ id: string }>(
    `insert into area_call (area, area_name, kind, state, content, decided, last_day, created_by, opened_by, opened_at, diary_number, fictitious)
     values ('sallsynta-motorikstorningar', 'Sällsynta motorikstörningar', 'first', 'open', '{}', '{}', '2099-04-30', $1, $1, now(), '2026-000085', true)
     returning id`,
    [person?.id],
  );
  const [row] = await site.app.db.asOwner<{ id: string }>(
    "insert into application (call, organisation, created_by, fictitious) values ($1, 'region-12', $2, true) returning id",
    [call?.id, person?.id],
  );
  purpose = `application:${row?.id}`;
});
afterAll(() => site.close());

/** A document of several pieces that nothing makes smaller. */
const large = (): Buffer => docxOf({ more: [{ name: 'word/media/bild.bin', content: randomBytes(5_000_000) }] });

it('a file goes on where the line was lost, and what is refused says why', async () => {
  const context = await site.context({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const address = `/bilagor/${encodeURIComponent(purpose)}/attachments`;
  await signInAs(page, 'Ansökansredaktör, Skåne', address);
  const pieces: string[] = [];
  let lost = false;
  await page.route('**/v1/uploads/*', async (route) => {
    const request = route.request();
    if (request.method() !== 'PATCH') return route.continue();
    pieces.push(request.headers()['upload-offset'] ?? '');
    if (pieces.length === 2 && !lost) {
      lost = true;
      return route.abort('connectionreset');
    }
    return route.continue();
  });
  const content = large();
  await page.getByLabel('Välj filer').setInputFiles([
    { name: 'verksamhetsplan.docx', mimeType: 'application/octet-stream', buffer: content },
    { name: 'bild.png', mimeType: 'image/png', buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"></svg>') },
  ]);
  await page.getByRole('button', { name: 'Bifoga', exact: true }).click();
  await expect
    .poll(() => page.getByRole('status').allTextContents(), { timeout: 10_000 })
    .toContainEqual(expect.stringContaining('Linjen är bruten'));
  await page.getByText('Togs inte emot').waitFor();
  expect(pieces.slice(0, 4)).toEqual(['0', '2000000', '2000000', '4000000']);
  const kept = await site.app.db.asOwner<{ state: string; sha256: string | null }>(
    'select state, sha256 from upload where purpose = $1 order by created_at',
    [purpose],
  );
  expect(kept).toEqual([
    { state: 'kept', sha256: createHash('sha256').update(content).digest('hex') },
    { state: 'refused', sha256: null },
  ]);
  expect(await page.getByRole('main').textContent()).toContain('SVG-bild');
  expect(await faultsOn(page)).toEqual([]);
  await context.close();
});
