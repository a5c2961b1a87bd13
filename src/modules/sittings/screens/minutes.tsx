import { formatDate, formatDateTime } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { Actions, Alert, Button, type Content, Field, Form, Heading, Link, Section, Stack } from '../../../ui/index.ts';
import { type Document, DocumentList, type Seal, SealFacts } from '../../documents/index.ts';
import type { Minutes, MinutesPart } from '../core/minutes.ts';
import type { Sitting } from '../queries.ts';
import { pagesText } from '../text/pages.ts';
import { sittingsText } from '../text/sittings.ts';
import { MinutesBody } from './minutes-body.tsx';
import { type Back, type Hidden, MadeUp, OneButton, PhaseTag, type Place, SentBack } from './parts.tsx';

type Props = Place & {
  readonly sitting: Sitting;
  readonly minutes: Minutes;
  readonly hash: string;
  /** For those who are to adjust and have not. */
  readonly adjust: { readonly hidden: Hidden } | null;
  readonly keep: { readonly hidden: Hidden; readonly parts: readonly MinutesPart[] } | null;
  /** The document that sealed minutes are kept as. */
  readonly kept: { readonly documents: readonly Document[]; readonly seal: Seal | null } | null;
  readonly back: Back;
  readonly top: Content;
};

/** The minutes for those who adjust, mask and publish them. */
export function MinutesScreen({ lang, url, sitting, minutes, hash, adjust, keep, kept, back, top }: Props) {
  const text = pagesText[lang];
  const { state, id } = sitting;
  const nameOf = (person: string): string => state.roster.find((seat) => seat.person === person)?.name ?? '–';
  const waiting = state.adjusters.filter((person) => !state.adjusted.some((one) => one.person === person));
  return (
    <>
      <SentBack lang={lang} back={back} />
      {top}
      <Heading level={1}>{sittingsText[lang].minutes.title(formatDate(sitting.day, lang))}</Heading>
      <Stack>
        <PhaseTag lang={lang} phase={state.phase} />
        <MadeUp lang={lang} sitting={sitting} />
      </Stack>
      {state.phase === 'open' ? <p>{text.draft}</p> : null}
      <ul>
        {state.adjusted.map(({ person, at }) => (
          <li key={person}>{text.adjusted(nameOf(person), formatDateTime(new Date(at), lang))}</li>
        ))}
        {waiting.length > 0 && state.phase === 'closed' ? <li>{text.waitsFor(waiting.map(nameOf).join(', '))}</li> : null}
        {state.sealed === null ? null : <li>{text.sealed(state.sealed)}</li>}
        {state.edition > 0 ? (
          <li>
            <Link href={url.page(paths.boardMinutesOne(id))}>{text.published(state.edition)}</Link>
          </li>
        ) : null}
      </ul>
      {adjust === null ? null : (
        <Alert lang={lang} kind="info" title={text.adjust}>
          <p>{text.adjustLede}</p>
          <OneButton action={url.page(paths.sittingAdjust(id))} hidden={{ ...adjust.hidden, hash }} variant="primary">
            {text.adjust}
          </OneButton>
        </Alert>
      )}
      <MinutesBody
        lang={lang}
        url={url}
        minutes={minutes}
        kept={state.items.filter(({ item }) => item.isKept).map(({ number }) => number)}
      />
      {kept === null || kept.documents.length === 0 ? null : (
        <>
          <DocumentList lang={lang} url={url} documents={kept.documents} caption={text.kept} />
          {kept.seal === null ? null : <SealFacts lang={lang} url={url} seal={kept.seal} />}
        </>
      )}
      {keep === null ? null : (
        <>
          <Masks lang={lang} url={url} sitting={sitting} keep={keep} back={back} />
          <Section>
            <Heading level={2}>{text.publish}</Heading>
            <p>{text.publishLede}</p>
            <OneButton action={url.page(paths.sittingPublish(id))} hidden={keep.hidden} variant="primary">
              {text.publish}
            </OneButton>
          </Section>
        </>
      )}
    </>
  );
}

function Masks({
  lang,
  url,
  sitting,
  keep,
  back,
}: Pick<Props, 'lang' | 'url' | 'sitting' | 'back'> & { readonly keep: NonNullable<Props['keep']> }) {
  const text = pagesText[lang];
  const { state, id } = sitting;
  const action = url.page(paths.sittingMask(id));
  const short = (said: string): string => (said.length > 60 ? `${said.slice(0, 60)}…` : said);
  return (
    <Section>
      <Heading level={2}>{text.mask}</Heading>
      <p>{text.maskLede}</p>
      {state.masks.length > 0 ? (
        <ul aria-label={text.masks}>
          {state.masks.map(({ part, ground }) => (
            <li key={part}>
              {short(keep.parts.find((one) => one.part === part)?.text ?? part)}: {ground}
              <Form action={action} hidden={{ ...keep.hidden, do: 'mask-lifted', part }} look="plain">
                <Field lang={lang} name="why" id={`lift-${part}`} label={text.why} maxLength={1000} />
                <Button variant="tertiary">{text.lift}</Button>
              </Form>
            </li>
          ))}
        </ul>
      ) : null}
      <Form action={action} hidden={{ ...keep.hidden, do: 'masked' }}>
        <Field
          lang={lang}
          name="part"
          label={text.part}
          kind="select"
          placeholder="–"
          options={keep.parts.map(({ part, text: said }) => ({ value: part, label: `${part}: ${short(said)}` }))}
          value={back ? String(back.fields.part ?? '') : undefined}
        />
        <Field
          lang={lang}
          name="ground"
          label={text.ground}
          hint={text.groundHint}
          maxLength={300}
          value={back ? String(back.fields.ground ?? '') : undefined}
        />
        <Actions>
          <Button variant="secondary">{text.mask}</Button>
        </Actions>
      </Form>
    </Section>
  );
}
