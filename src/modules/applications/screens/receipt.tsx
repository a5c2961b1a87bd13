import { paths } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { DataTable, Heading, Lede, Link, Section, SummaryList, Tag } from '../../../ui/index.ts';
import type { Application } from '../queries/application.ts';
import type { Submission, Withdrawal } from '../queries/submission.ts';
import { momentOf } from '../text/moment.ts';
import { submissionText } from '../text/submission.ts';
import { MadeUp } from './made-up.tsx';
import { Sum } from './snapshot-view.tsx';

type Props = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly application: Application;
  readonly one: Submission;
  readonly all: readonly Submission[];
  readonly withdrawals: readonly Withdrawal[];
  readonly decided: boolean;
  readonly maySubmit: boolean;
};

/** The receipt of a submission: when it came, its number in the diary, its checksums and its files. */
export function ReceiptScreen(props: Props) {
  const { lang, url, application, one } = props;
  const text = submissionText[lang];
  return (
    <>
      <MadeUp lang={lang} fictitious={one.fictitious} />
      <Heading level={1}>{text.receipt.heading(application.areaName)}</Heading>
      <Lede>{text.receipt.lede(one.organisationName, momentOf(one.submittedAt, lang))}</Lede>
      <Standing {...props} />
      <SummaryList
        facts={[
          { term: text.facts.diaryNumber, value: one.diaryNumber },
          { term: text.facts.submittedAt, value: momentOf(one.submittedAt, lang) },
          { term: text.facts.number, value: String(one.number) },
          { term: text.facts.signatory, value: one.submittedBy ?? '–' },
          { term: text.facts.hash, value: <Sum hash={one.hash} /> },
        ]}
      />
      <p>
        <Link href={url.page(paths.applicationSubmitted(application.id, one.number))}>{text.receipt.readIt}</Link>
      </p>
      <Actions {...props} />
      <Files {...props} />
      <Earlier {...props} />
      <Parts {...props} />
    </>
  );
}

function Standing({ lang, application, one, all, withdrawals }: Props) {
  const text = submissionText[lang].receipt;
  const [latest] = all;
  const withdrawn = withdrawals.find(({ number }) => number === one.number);
  return (
    <p>
      {withdrawn ? (
        <Tag tone="warning">{text.withdrawn(momentOf(withdrawn.withdrawnAt, lang))}</Tag>
      ) : latest && latest.number !== one.number ? (
        <Tag tone="neutral">{text.replaced(latest.number)}</Tag>
      ) : application.state === 'submitted' ? (
        <Tag tone="success">{text.stands}</Tag>
      ) : null}
      {one.late ? <> {text.late}</> : null}
    </p>
  );
}

function Files({ lang, url, application, one }: Props) {
  const text = submissionText[lang].receipt;
  return (
    <Section labelledBy="filer">
      <Heading level={2} id="filer">
        {text.filesTitle}
      </Heading>
      <p>{text.files}</p>
      <ul>
        {(['html', 'pdf', 'json'] as const).map((form) => (
          <li key={form}>
            <Link href={url.plain(paths.applicationSubmittedFile(application.id, one.number, form))}>{text[form]}</Link>
          </li>
        ))}
      </ul>
      <Heading level={3}>{text.verifyTitle}</Heading>
      <p>{text.verify}</p>
      <ul>
        {text.verifyCommands.map((command) => (
          <li key={command}>
            <code>{command}</code>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Parts({ lang, one }: Props) {
  const text = submissionText[lang];
  return (
    <Section labelledBy="delar">
      <Heading level={2} id="delar">
        {text.parts}
      </Heading>
      <DataTable
        lang={lang}
        caption={text.parts}
        rows={one.parts}
        rowKey={({ key }) => key}
        columns={[
          { key: 'part', header: text.part, rowHeader: true, cell: ({ title }) => title[lang] },
          { key: 'hash', header: text.hash, cell: ({ hash }) => <Sum hash={hash} /> },
        ]}
      />
    </Section>
  );
}

function Earlier({ lang, url, application, one, all }: Props) {
  const text = submissionText[lang];
  if (all.length < 2) return null;
  return (
    <Section labelledBy="alla">
      <Heading level={2} id="alla">
        {text.receipt.all}
      </Heading>
      <DataTable
        lang={lang}
        caption={text.receipt.all}
        rows={all}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'number',
            header: text.facts.number,
            rowHeader: true,
            cell: ({ number }) =>
              number === one.number ? (
                String(number)
              ) : (
                <Link href={url.page(paths.applicationReceipt(application.id, number))}>{text.receipt.title(number)}</Link>
              ),
          },
          { key: 'diary', header: text.facts.diaryNumber, cell: ({ diaryNumber }) => diaryNumber },
          { key: 'at', header: text.facts.submittedAt, cell: ({ submittedAt }) => momentOf(submittedAt, lang) },
        ]}
      />
    </Section>
  );
}

function Actions({ lang, url, application, decided, maySubmit }: Props) {
  const text = submissionText[lang].receipt;
  const mayReplace = application.state === 'submitted' && application.takes;
  const mayWithdraw = maySubmit && application.state === 'submitted' && !decided;
  if (!mayReplace && !mayWithdraw && application.state !== 'withdrawn') return null;
  return (
    <Section labelledBy="gor-nu">
      <Heading level={2} id="gor-nu">
        {text.actions}
      </Heading>
      <ul>
        {mayReplace ? (
          <li>
            <Link href={url.page(paths.application(application.id))}>{text.replace}</Link>
          </li>
        ) : null}
        {mayWithdraw || application.state === 'withdrawn' ? (
          <li>
            <Link href={url.page(paths.applicationWithdraw(application.id))}>
              {mayWithdraw ? text.withdraw : submissionText[lang].withdraw.resumeTitle}
            </Link>
          </li>
        ) : null}
      </ul>
    </Section>
  );
}
