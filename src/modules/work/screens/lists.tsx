import type { Lang } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import { DataTable, Link, Sub, Tag, type Tone } from '../../../ui/index.ts';
import type { RegisterData } from '../../register/index.ts';
import type { DraftStatus } from '../core/life.ts';
import type { Draft } from '../queries.ts';
import { workText } from '../text/work.ts';
import { atTime, draftTitle } from './words.ts';

const TONES: Readonly<Record<DraftStatus, Tone>> = {
  draft: 'neutral',
  proposed: 'info',
  returned: 'warning',
  confirmed: 'success',
  withdrawn: 'neutral',
};

export function StatusTag({ lang, status }: { lang: Lang; status: DraftStatus }) {
  return <Tag tone={TONES[status]}>{workText[lang].statuses[status]}</Tag>;
}

type Props = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly data: RegisterData;
  readonly caption: string;
  readonly drafts: readonly Draft[];
  readonly empty: string;
};

/** Drafts, each with its status and who wrote it. */
export function DraftTable({ lang, url, data, caption, drafts, empty }: Props) {
  const text = workText[lang];
  return (
    <DataTable
      lang={lang}
      caption={text.list.caption(caption)}
      rows={drafts}
      rowKey={(draft) => draft.id}
      empty={<p>{empty}</p>}
      columns={[
        {
          key: 'what',
          header: text.list.what,
          rowHeader: true,
          cell: (draft) => (
            <>
              <Link href={url.page(paths.workDraft(draft.id))}>{draftTitle(lang, draft, data)}</Link>
              {draft.corrects === null ? null : <Sub>{text.draft.corrects(draft.corrects)}</Sub>}
            </>
          ),
        },
        { key: 'status', header: text.list.status, cell: (draft) => <StatusTag lang={lang} status={draft.status} /> },
        { key: 'by', header: text.list.by, cell: (draft) => draft.drafterName ?? text.unknownPerson },
        { key: 'changed', header: text.list.changed, cell: (draft) => atTime(lang, draft.changedAt) },
      ]}
    />
  );
}
