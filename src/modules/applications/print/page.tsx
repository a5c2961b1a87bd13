import { Heading, renderDocument, SummaryList } from '../../../ui/index.ts';
import type { SubmissionSnapshot } from '../core/snapshot.ts';
import { SnapshotView, Sum } from '../screens/snapshot-view.tsx';
import { submissionText } from '../text/submission.ts';
import { headOf } from './submission.ts';

const STYLE = `
:root { color-scheme: light dark; font: 1rem/1.55 system-ui, sans-serif; }
body { max-width: 60rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
h1 { line-height: 1.2; } h2 { margin-top: 2.5rem; border-bottom: 2px solid; } h3 { margin-bottom: .25rem; }
dl div { display: grid; grid-template-columns: minmax(8rem, 14rem) 1fr; gap: 1rem; padding: .25rem 0; border-bottom: 1px solid #8884; }
dt { font-weight: 600; } dd { margin: 0; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: .35rem .5rem; border-bottom: 1px solid #8884; }
.hint, .empty { opacity: .8; } .banner { border: 2px solid; padding: .5rem 1rem; font-weight: 600; }
.sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }`;

/** The whole submission as a web page that needs nothing but itself: no script, no picture, no address. */
export function submissionPage(one: SubmissionSnapshot, hash: string): string {
  const text = submissionText.sv;
  const title = text.documentOf(one.call.areaName, one.region.name);
  return renderDocument(
    <html lang="sv">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <title>{title}</title>
        <style>{STYLE}</style>
      </head>
      <body>
        <main>
          {one.fictitious ? <p class="banner">{text.madeUp}</p> : null}
          <Heading level={1}>{title}</Heading>
          <p>{text.document}</p>
          <SummaryList facts={[...headOf(one, 'sv'), { term: text.facts.hash, value: <Sum hash={hash} /> }]} />
          <SnapshotView lang="sv" one={one} />
        </main>
      </body>
    </html>,
  );
}
