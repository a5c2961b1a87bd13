import { paths } from '../../../kernel/paths.ts';
import { Alert, ButtonLink, Details, Heading, Link, Section, SummaryList } from '../../../ui/index.ts';
import { type Kind, kinds } from '../core/edit.ts';
import type { Save } from '../queries.ts';
import { text } from '../text/authoring.ts';
import { baseOf, type Doc, type Judgement } from '../world.ts';
import { Approval, Downloads } from './approval.tsx';
import { DocHeading, type Place, savedText } from './common.tsx';
import { KindSection } from './doc-parts.tsx';
import { History } from './history.tsx';

export type DocProps = Place & {
  readonly doc: Doc;
  readonly judgement: Judgement;
  readonly saves: readonly Save[];
  readonly person: string;
  /** The latest version of the area, when it is not the one that the draft builds upon. */
  readonly overtakenBy: string | undefined;
  readonly fhirLimits: readonly string[];
  readonly isDemo: boolean;
  /** Makes the hidden fields of one form. */
  readonly hidden: () => Readonly<Record<string, string>>;
  readonly said?: { readonly stale?: boolean; readonly faults?: readonly string[] };
  readonly newId?: { readonly kind: Kind; readonly value: string; readonly error: string };
};

/** A draft or a version: what it holds, what is wrong with it, and what can be done with it. */
export function DocPage(props: DocProps) {
  const { doc, lang, url, judgement, said } = props;
  const t = text[lang];
  const isOpen = doc.draft?.status === 'draft';
  const base = baseOf(doc);
  return (
    <>
      <DocHeading doc={doc} lang={lang} />
      {said?.stale ? (
        <Alert lang={lang} kind="warning" title={t.staleTitle} live>
          <p>{t.staleMove}</p>
        </Alert>
      ) : null}
      {said?.faults ? (
        <Alert lang={lang} kind="danger" title={t.fix} live>
          <ul>
            {said.faults.map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
        </Alert>
      ) : null}
      {doc.definition.marks.length > 0 ? (
        <Alert lang={lang} kind="info">
          {doc.definition.marks.map((mark) => (
            <p key={mark.sv}>{mark[lang]}</p>
          ))}
        </Alert>
      ) : null}
      <Facts {...props} />
      <p class="actions">
        <ButtonLink href={url.page(paths.definitionTry(doc.ref))}>{t.try}</ButtonLink>
        <ButtonLink href={url.page(paths.definitionCases(doc.ref))} variant="secondary">
          {`${t.cases} (${doc.cases.cases.length})`}
        </ButtonLink>
        {base ? (
          <ButtonLink href={url.page(paths.definitionCompare(doc.ref), { med: base.ref })} variant="secondary">
            {t.compareBase}
          </ButtonLink>
        ) : null}
      </p>
      <Findings lang={lang} judgement={judgement} />
      {kinds.map((kind) => (
        <KindSection key={kind} {...props} kind={kind} isOpen={isOpen} />
      ))}
      {isOpen ? <Approval {...props} /> : null}
      <Downloads {...props} />
      {doc.draft ? <History {...props} isOpen={isOpen} /> : null}
    </>
  );
}

function Facts({ doc, lang, url }: DocProps) {
  const t = text[lang];
  const { draft, version } = doc;
  if (!draft) {
    const approved = version?.approved;
    return <p>{approved ? t.approvedBy(...splitSaved(approved.at, approved.by, lang)) : t.shipped}</p>;
  }
  const base = baseOf(doc);
  return (
    <>
      {draft.status === 'draft' ? null : <p>{t.locked}</p>}
      <SummaryList
        facts={[
          {
            term: t.basedOn,
            value: base ? (
              <Link href={url.page(paths.definitionDoc(base.ref))}>{t.version(base.definition.version)}</Link>
            ) : (
              t.nothingBefore
            ),
          },
          { term: t.saved, value: savedText(draft.changedAt, draft.changedByName, lang) },
        ]}
      />
    </>
  );
}

function splitSaved(at: Date, by: string, lang: Place['lang']): [string, string] {
  return [savedText(at, '', lang).replace(/, $/, ''), by];
}

function Findings({ lang, judgement }: { readonly lang: Place['lang']; readonly judgement: Judgement }) {
  const t = text[lang];
  const { findings, failing, runs, errors } = judgement;
  const warnings = findings.length - errors;
  const cases = runs.length === 0 ? t.noCases : failing.length === 0 ? t.casesPass(runs.length) : t.casesFail(failing.length, runs.length);
  return (
    <Section labelledBy="granskning">
      <Heading level={2} id="granskning">
        {t.findings}
      </Heading>
      {findings.length === 0 ? <p>{t.noFindings}</p> : null}
      {errors > 0 ? (
        <Alert lang={lang} kind="danger" title={t.errors(errors)} level={3}>
          <ul>
            {findings
              .filter((one) => one.severity === 'error')
              .map((one) => (
                <li key={`${one.kind} ${one.where} ${one.message.sv}`}>{one.message[lang]}</li>
              ))}
          </ul>
        </Alert>
      ) : null}
      {warnings > 0 ? (
        <Details summary={t.warnings(warnings)}>
          <ul>
            {findings
              .filter((one) => one.severity === 'warning')
              .map((one) => (
                <li key={`${one.kind} ${one.where} ${one.message.sv}`}>{one.message[lang]}</li>
              ))}
          </ul>
        </Details>
      ) : null}
      <p>{cases}</p>
    </Section>
  );
}
