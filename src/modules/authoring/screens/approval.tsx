import { paths } from '../../../kernel/paths.ts';
import { Alert, Button, Form, Heading, Link, Section } from '../../../ui/index.ts';
import { text } from '../text/authoring.ts';
import type { DocProps } from './doc.tsx';

/** Approving, taking on a newer version, and withdrawing; or why one may not. */
export function Approval({ doc, lang, url, judgement, person, overtakenBy, isDemo, hidden }: DocProps) {
  const t = text[lang];
  const { draft } = doc;
  if (!draft) return null;
  const version = String(draft.version);
  const mayNot = draft.writers.includes(person) ? t.ownDraft : judgement.errors > 0 || judgement.failing.length > 0 ? t.notYet : undefined;
  return (
    <Section labelledBy="godkannande">
      <Heading level={2} id="godkannande">
        {t.approveTitle}
      </Heading>
      <p>{t.approveLede}</p>
      <p>{isDemo ? t.approveDemo : t.approveReal}</p>
      {overtakenBy ? (
        <Alert lang={lang} kind="warning">
          <p>{t.overtaken(overtakenBy)}</p>
        </Alert>
      ) : null}
      {mayNot ? (
        <Alert lang={lang} kind="info">
          <p>{mayNot}</p>
        </Alert>
      ) : overtakenBy ? null : (
        <Form action={url.page(paths.definitionApprove(doc.ref))} hidden={{ ...hidden(), version }} look="plain">
          <Button>{t.approve}</Button>
        </Form>
      )}
      <Form action={url.page(paths.definitionAct(doc.ref))} hidden={{ ...hidden(), version }} look="plain">
        <p class="actions">
          {overtakenBy ? (
            <Button variant="secondary" name="do" value="rebase">
              {t.rebase}
            </Button>
          ) : null}
          <Button variant="tertiary" tone="danger" name="do" value="withdraw">
            {t.withdraw}
          </Button>
        </p>
      </Form>
    </Section>
  );
}

/** The definition as files, and what FHIR cannot carry of it. */
export function Downloads({ doc, lang, url, fhirLimits }: DocProps) {
  const t = text[lang];
  return (
    <Section labelledBy="hamta">
      <Heading level={2} id="hamta">
        {t.downloads}
      </Heading>
      <ul>
        <li>
          <Link href={url.plain(paths.definitionJson(doc.ref))}>{t.downloadJson}</Link>
        </li>
        <li>
          <Link href={url.plain(paths.definitionCasesJson(doc.ref))}>{t.downloadCases}</Link>
        </li>
        <li>
          <Link href={url.plain(paths.definitionFhir(doc.ref))}>{t.downloadFhir}</Link>
        </li>
      </ul>
      <p>{t.fhirNote}</p>
      <ul>
        {fhirLimits.map((limit) => (
          <li key={limit}>{limit}</li>
        ))}
      </ul>
    </Section>
  );
}
