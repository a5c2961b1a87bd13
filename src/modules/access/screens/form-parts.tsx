import { formatDateTime } from '../../../kernel/format.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { Actions, Alert, Button, DataTable, ErrorSummary, Form, Link, tell } from '../../../ui/index.ts';
import type { Content } from '../../../ui/types.ts';
import type { FormState } from '../core/form.ts';
import { adminText } from '../text/admin.ts';

/** Fields that are sent along unseen. */
export type Hidden = Readonly<Record<string, string>>;
/** Where "throw away what I wrote" is sent. */
export type Discard = { readonly action: string; readonly hidden: Hidden };

type KeptProps = { readonly lang: Lang; readonly keptAt: Date | undefined; readonly discard: Discard };

/** Says that the form shows what the person wrote before and could not send, and lets them throw it away. */
export function KeptNotice({ lang, keptAt, discard }: KeptProps) {
  if (keptAt === undefined) return null;
  const text = adminText[lang];
  return (
    <Alert lang={lang} kind="info" title={text.keptTitle} live>
      <p>{text.kept(formatDateTime(keptAt, lang))}</p>
      <Form action={discard.action} hidden={discard.hidden} look="plain">
        <Button variant="secondary">{text.keptDiscard}</Button>
      </Form>
    </Alert>
  );
}

type TopProps = { readonly lang: Lang; readonly state: Pick<FormState, 'faults' | 'keptAt'>; readonly discard: Discard };

/** What stands above every form: what is wrong with it, and that it shows what was kept. */
export function FormTop({ lang, state, discard }: TopProps) {
  const errors = Object.entries(state.faults).map(([name, message]) => ({ name, message }));
  return (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <KeptNotice lang={lang} keptAt={state.keptAt} discard={discard} />
    </>
  );
}

export type Compared = { readonly label: string; readonly now: Content; readonly yours: Content };

type ConflictProps = {
  readonly lang: Lang;
  /** Who saved the newer version, and when. */
  readonly who: string | null;
  readonly at: Date | null;
  /** The fields that differ. */
  readonly rows: readonly Compared[];
  /** The page with what holds now. */
  readonly takeNow: string;
};

/** Two versions beside each other: the one that holds, and what the person wrote on an older one. The form below holds the latter. */
export function Conflict({ lang, who, at, rows, takeNow }: ConflictProps) {
  const text = adminText[lang];
  for (const row of rows) tell('differences', row);
  return (
    <Alert lang={lang} kind="warning" title={text.conflictTitle} live>
      <p>{text.conflict(who ?? text.unknownPerson, at === null ? text.none : formatDateTime(at, lang))}</p>
      <DataTable
        lang={lang}
        caption={text.conflictTable}
        rows={rows}
        rowKey={(row) => row.label}
        columns={[
          { key: 'field', header: text.conflictField, rowHeader: true, cell: (row) => row.label },
          { key: 'now', header: text.conflictNow, cell: (row) => row.now },
          { key: 'yours', header: text.conflictYours, cell: (row) => row.yours },
        ]}
      />
      <p>
        <Link href={takeNow}>{text.conflictTakeNow}</Link>
      </p>
    </Alert>
  );
}

/** The answer to an act, on the page that one comes to after it. */
export function DoneNotice({ lang, says }: { readonly lang: Lang; readonly says: string | undefined }) {
  return says === undefined ? null : (
    <Alert lang={lang} kind="success" live>
      {says}
    </Alert>
  );
}

/** The buttons under a form: send, and a way back without sending. */
export function SendOrBack({ send, back, backText, tone }: { send: string; back?: string; backText?: string; tone?: 'danger' }) {
  return (
    <Actions>
      <Button tone={tone}>{send}</Button>
      {back === undefined ? null : <Link href={back}>{backText}</Link>}
    </Actions>
  );
}
