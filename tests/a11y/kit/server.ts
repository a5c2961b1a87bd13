import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { build } from 'esbuild';
import { Gallery } from '../../../src/ui/gallery.tsx';
import { faviconSvg, type Lang, renderDocument } from '../../../src/ui/index.ts';

/** The policy that the product sends; the gallery must work under it. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'";
const TYPES: Record<string, string> = { '.css': 'text/css', '.js': 'text/javascript', '.woff2': 'font/woff2' };

/** Style sheet, script and fonts as the build makes them, in memory, by path. */
export async function bundleAssets(): Promise<Map<string, Uint8Array>> {
  const { outputFiles } = await build({
    entryPoints: ['src/ui/styles/app.css', 'src/ui/enhance/app.ts'],
    outdir: '/assets',
    entryNames: '[name]',
    assetNames: '[name]',
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: ['es2022', 'chrome111', 'firefox114', 'safari16.4'],
    loader: { '.woff2': 'file' },
  });
  return new Map(outputFiles.map((file) => [`/assets/${path.basename(file.path)}`, file.contents]));
}

export type GalleryServer = { origin: string; assets: Map<string, Uint8Array>; names: string[]; close: () => Promise<void> };

/** Serves the pages of the gallery at /sv/<name> and /en/<name>, and what their scripts ask for. */
export async function serveGallery(): Promise<GalleryServer> {
  const assets = await bundleAssets();
  const gallery = (lang: Lang) => Gallery({ lang, assets: { css: '/assets/app.css', js: '/assets/app.js' } });
  const posts: string[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const send = (type: string, body: string | Uint8Array) =>
      response.writeHead(200, { 'content-type': type, 'content-security-policy': POLICY }).end(body);
    const [, lang = '', name = ''] = url.pathname.split('/');
    const page = lang === 'sv' || lang === 'en' ? gallery(lang)[name] : undefined;
    const asset = assets.get(url.pathname);
    if (page) send('text/html; charset=utf-8', renderDocument(page));
    else if (asset) send(TYPES[path.extname(url.pathname)] ?? 'application/octet-stream', asset);
    else if (url.pathname === '/favicon.svg') send('image/svg+xml', faviconSvg);
    else if (url.pathname === '/forslag') send('application/json', JSON.stringify({ items: suggestions(url.searchParams.get('q') ?? '') }));
    else if (url.pathname === '/tar-emot') {
      posts.push(url.pathname);
      setTimeout(() => send('text/plain', String(posts.length)), 300);
    } else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    assets,
    names: Object.keys(gallery('sv')),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

const WORDS = ['Exempelsjukdomar hos vuxna', 'Exempelomfattande rehabilitering', 'Ögonexempel <b>fett</b>'];

function suggestions(words: string) {
  return WORDS.filter((word) => word.toLowerCase().includes(words.toLowerCase())).map((label, at) =>
    at === 0 ? { label, note: 'EX-2026-05', href: '/sv/detalj' } : { label },
  );
}
