import { paths } from '../../../kernel/paths.ts';
import {
  Alert,
  Button,
  ButtonLink,
  DataTable,
  Details,
  Field,
  Form,
  Heading,
  Link,
  Section,
  SrOnly,
  Sub,
  SummaryList,
} from '../../../ui/index.ts';
import { isList, type Kind, kinds, type ListKind, type Move, type Part, partsOf } from '../core/edit.ts';
import { sentence } from '../core/sentence.ts';
import type { Save } from '../queries.ts';
import { text } from '../text/authoring.ts';
import { baseOf, type Doc, type Judgement } from '../world.ts';
import { DocHeading, type Place, savedText } from './common.tsx';
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

function KindSection(props: DocProps & { readonly kind: Kind; readonly isOpen: boolean }) {
  const { doc, lang, url, kind, isOpen, hidden, newId } = props;
  const t = text[lang];
  const own = newId?.kind === kind ? newId : undefined;
  return (
    <Section id={kind} labelledBy={`rubrik-${kind}`}>
      <Heading level={2} id={`rubrik-${kind}`}>
        {t.kind[kind]}
      </Heading>
      {isList(kind) ? (
        isOpen ? (
          <Form
            action={url.page(paths.definitionParts(doc.ref))}
            hidden={{ ...hidden(), kind, version: String(doc.draft?.version) }}
            label={t.kind[kind]}
            look="plain"
          >
            <PartList {...props} kind={kind} />
            <Field
              lang={lang}
              name="id"
              id={`falt-id-${kind}`}
              label={t.addId}
              hint={t.addIdHint}
              width="medium"
              value={own?.value}
              error={own?.error}
            />
            <p class="actions">
              <Button variant="secondary" name="do" value="add">
                {t.add} <SrOnly>{t.kindOne[kind].toLowerCase()}</SrOnly>
              </Button>
            </p>
          </Form>
        ) : (
          <PartList {...props} kind={kind} />
        )
      ) : (
        <Single {...props} kind={kind} />
      )}
    </Section>
  );
}

const titleOf = (part: Part, lang: Place['lang']): string => {
  const words = (part.title ?? part.question ?? part.text) as { readonly sv: string; readonly en: string };
  return words[lang] || part.id;
};

function PartList({ doc, lang, url, kind, isOpen }: DocProps & { readonly kind: ListKind; readonly isOpen: boolean }) {
  const t = text[lang];
  const parts = partsOf(doc.definition, kind);
  if (parts.length === 0) return <p>{t.none}</p>;
  const button = (part: Part, what: Move) => (
    <Button variant="tertiary" tone={what === 'remove' ? 'danger' : undefined} name="do" value={`${what}:${part.id}`}>
      {t[what]} <SrOnly>{part.id}</SrOnly>
    </Button>
  );
  const acts = (part: Part) => (
    <div class="row">
      <ButtonLink href={url.page(paths.definitionPart(doc.ref, kind, part.id))} variant="secondary">
        {t.edit} <SrOnly>{part.id}</SrOnly>
      </ButtonLink>
      {part === parts[0] ? null : button(part, 'up')}
      {part === parts.at(-1) ? null : button(part, 'down')}
      {button(part, 'remove')}
    </div>
  );
  return (
    <DataTable
      lang={lang}
      caption={t.kind[kind]}
      rows={parts}
      rowKey={(part) => part.id}
      columns={[
        {
          key: 'part',
          header: t.kindOne[kind],
          rowHeader: true,
          cell: (part) => (
            <>
              {titleOf(part, lang)}
              <Sub>{part.id}</Sub>
            </>
          ),
        },
        { key: 'facts', header: t.content, cell: (part) => <PartFacts doc={doc} lang={lang} kind={kind} part={part} /> },
        ...(isOpen ? [{ key: 'do', header: t.edit, cell: acts }] : []),
      ]}
    />
  );
}

function PartFacts({
  doc,
  lang,
  kind,
  part,
}: {
  readonly doc: Doc;
  readonly lang: Place['lang'];
  readonly kind: ListKind;
  readonly part: Part;
}) {
  const t = text[lang];
  const { definition } = doc;
  const door = kind === 'doors' ? definition.doors.find((one) => one.id === part.id) : undefined;
  const delimitation = kind === 'delimitations' ? definition.delimitations.find((one) => one.id === part.id) : undefined;
  const redirection = kind === 'redirections' ? definition.redirections.find((one) => one.id === part.id) : undefined;
  const codes = 'codes' in part ? (part.codes as readonly { readonly strength: string }[]) : [];
  const decides = codes.filter((one) => one.strength === 'decides').length;
  return (
    <>
      {door ? <p>{t.opensWhen(sentence(definition, door.opensWhen, lang))}</p> : null}
      {delimitation ? <p>{t.effects[delimitation.effect]}.</p> : null}
      {redirection ? <p>{t.leadsTo(redirection.area)}</p> : null}
      {kind !== 'criteria' ? null : <p>{String((part.text as { readonly sv: string; readonly en: string })[lang])}</p>}
      {codes.length > 0 ? <p>{t.codesCount(decides, codes.length - decides)}</p> : null}
    </>
  );
}

function Single({ doc, lang, url, kind, isOpen }: DocProps & { readonly kind: 'population' | 'rest'; readonly isOpen: boolean }) {
  const t = text[lang];
  const { population, referral, slots } = doc.definition;
  return (
    <>
      {kind === 'population' ? (
        <p>
          {population.text[lang]} {t.childrenUnder(population.childUnder)}
        </p>
      ) : (
        <>
          <ul>
            {slots.map((slot) => (
              <li key={slot.id}>{`${slot.text[lang]}: ${slot.count}`}</li>
            ))}
          </ul>
          <p>{`${t.fields.referral}: ${referral.length}`}</p>
        </>
      )}
      {isOpen ? (
        <p>
          <ButtonLink href={url.page(paths.definitionPart(doc.ref, kind, kind))} variant="tertiary">
            {t.edit} <SrOnly>{t.kind[kind]}</SrOnly>
          </ButtonLink>
        </p>
      ) : null}
    </>
  );
}

function Approval({ doc, lang, url, judgement, person, overtakenBy, isDemo, hidden }: DocProps) {
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

function Downloads({ doc, lang, url, fhirLimits }: DocProps) {
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
