import type { FrameApp } from './app.ts';
import { pages, pdfOf } from './attachments.ts';
import type { Browser } from './signed-in.ts';

const boundary = '----grans';

/** The smallest PDF that is taken. */
export const smallPdf = pdfOf(['<< /Type /Catalog /Pages 2 0 R >>', ...pages]);

/** Sends a form with a file in the field `file`, as a browser does; without content as when none was chosen. */
export function sendFile(app: FrameApp, by: Browser, url: string, fields: Readonly<Record<string, string>>, content?: Buffer) {
  const parts = Object.entries({ ...by.fields(), ...fields }).map(([name, value]) =>
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
  );
  const name = content ? 'papper.pdf' : '';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/pdf\r\n\r\n`;
  return app.inject({
    method: 'POST',
    url,
    headers: { ...by.headers, 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([...parts, Buffer.from(head), content ?? Buffer.alloc(0), Buffer.from(`\r\n--${boundary}--\r\n`)]),
  });
}
