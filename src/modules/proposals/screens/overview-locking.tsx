import { formatList, type Lang } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { Alert, Button, Field, Form, Heading, Hint, Section, Stack } from '../../../ui/index.ts';
import type { Participant } from '../../cases/index.ts';
import type { LockReason } from '../commands/kit.ts';
import { partTitle } from '../core/passages.ts';
import { basisText } from '../text/basis.ts';
import type { OfEdition, OverviewProps } from './overview.tsx';

/** Why it cannot be locked, in words. */
function reasonText(lang: Lang, reason: LockReason, members: readonly Participant[]): string {
  const { lockFaults: says } = basisText[lang];
  switch (reason.kind) {
    case 'no-members':
    case 'all-dissent':
    case 'executable-gone':
      return says[reason.kind];
    case 'waiting':
      return says.waiting(
        reason.people.length,
        formatList(
          reason.people.map((person) => members.find((one) => one.person === person)?.name ?? basisText[lang].unknown),
          lang,
        ),
      );
    case 'open-comments':
    case 'cases':
      return says[reason.kind](reason.count);
    case 'unready':
      return says.unready(partTitle(reason.part)[lang], reason.count);
    case 'contradiction':
      return says.contradiction(reason.says[lang]);
    case 'reason':
      return says.reason(partTitle(reason.part)[lang]);
  }
}

/** What keeps the basis from being locked, or the button that locks it. */
export function Locking({ lang, url, careCase, edition, reasons, members, may, hidden }: OfEdition) {
  const text = basisText[lang];
  return (
    <Section labelledBy="las">
      <Heading level={2} id="las">
        {text.lockTitle}
      </Heading>
      <Stack>
        <p>{text.lockLede}</p>
        {reasons.length > 0 ? (
          <Alert lang={lang} kind="info" title={text.lockNot} level={3}>
            <ul>
              {reasons.map((reason) => {
                const said = reasonText(lang, reason, members);
                return <li key={said}>{said}</li>;
              })}
            </ul>
          </Alert>
        ) : may.lock ? (
          <Form action={url.page(paths.basisLock(careCase.id))} hidden={{ ...hidden(), version: String(edition.version) }} look="plain">
            <Button>{text.lock}</Button>
          </Form>
        ) : (
          <Hint>{text.onlyChair}</Hint>
        )}
      </Stack>
    </Section>
  );
}

/** Where a locked basis is opened again, with why. */
export function Reopening({
  lang,
  url,
  careCase,
  origin,
  hidden,
  reasonValue,
  errors,
}: OverviewProps & { origin: 'reopened' | 'revision' }) {
  const text = basisText[lang];
  const isRevision = origin === 'revision';
  return (
    <Section labelledBy="oppna">
      <Heading level={2} id="oppna">
        {isRevision ? text.reviseTitle : text.reopenTitle}
      </Heading>
      <p>{isRevision ? text.reviseLede : text.reopenLede}</p>
      <Form action={url.page(paths.basisAct(careCase.id))} hidden={hidden()}>
        <Field
          lang={lang}
          kind="textarea"
          name="reason"
          label={text.reasonField}
          rows={3}
          value={reasonValue}
          error={errors.find(({ name }) => name === 'reason')?.message}
        />
        <Button variant="secondary" name="do" value={isRevision ? 'revise' : 'reopen'}>
          {isRevision ? text.revise : text.reopen}
        </Button>
      </Form>
    </Section>
  );
}
