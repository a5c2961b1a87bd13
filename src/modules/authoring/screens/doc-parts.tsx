import { paths } from '../../../kernel/paths.ts';
import { Button, ButtonLink, DataTable, Field, Form, Heading, Section, SrOnly, Sub } from '../../../ui/index.ts';
import { isList, type Kind, type ListKind, type Move, type Part, partsOf } from '../core/edit.ts';
import { sentence } from '../core/sentence.ts';
import { text } from '../text/authoring.ts';
import type { Doc } from '../world.ts';
import type { Place } from './common.tsx';
import type { DocProps } from './doc.tsx';

/** The parts of one kind: a list with what can be done to each, or the one part there is. */
export function KindSection(props: DocProps & { readonly kind: Kind; readonly isOpen: boolean }) {
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
