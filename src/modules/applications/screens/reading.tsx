import { paths } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { Heading, Lede, Link, SummaryList } from '../../../ui/index.ts';
import type { SubmissionSnapshot } from '../core/snapshot.ts';
import { headOf } from '../print/submission.ts';
import type { Submission } from '../queries/submission.ts';
import { momentOf } from '../text/moment.ts';
import { submissionText } from '../text/submission.ts';
import { MadeUp } from './made-up.tsx';
import { SnapshotView, Sum } from './snapshot-view.tsx';

type Props = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly one: Submission;
  readonly snapshot: SubmissionSnapshot;
  readonly isOwn: boolean;
};

/** What was sent in, as it stands for ever. */
export function ReadingScreen({ lang, url, one, snapshot, isOwn }: Props) {
  const text = submissionText[lang];
  const { application, number } = one;
  return (
    <>
      <MadeUp lang={lang} fictitious={one.fictitious} />
      <Heading level={1}>{text.reading.title(snapshot.call.areaName, number)}</Heading>
      <Lede>{text.receipt.lede(one.organisationName, momentOf(one.submittedAt, lang))}</Lede>
      {isOwn ? (
        <p>
          <Link href={url.page(paths.applicationReceipt(application, number))}>{text.reading.toReceipt}</Link>
        </p>
      ) : null}
      <SummaryList
        facts={[
          ...headOf(snapshot, lang),
          { term: text.facts.diaryNumber, value: one.diaryNumber },
          { term: text.facts.hash, value: <Sum hash={one.hash} /> },
        ]}
      />
      <ul>
        {(['html', 'pdf', 'json'] as const).map((form) => (
          <li key={form}>
            <Link href={url.plain(paths.applicationSubmittedFile(application, number, form))}>{text.receipt[form]}</Link>
          </li>
        ))}
      </ul>
      <SnapshotView
        lang={lang}
        one={snapshot}
        attachmentHref={({ id }) => url.plain(paths.applicationSubmittedAttachment(application, number, id))}
      />
    </>
  );
}
