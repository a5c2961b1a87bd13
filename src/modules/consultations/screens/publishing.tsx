import { formatDateTime } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { Actions, Alert, Button, Details, Field, Form, Heading, Hint, Panel, Section } from '../../../ui/index.ts';
import { partField } from '../core/masking.ts';
import type { StoredMask } from '../queries/incoming.ts';
import { officerText } from '../text/officer.ts';
import type { AnswerProps } from './answer.tsx';
import { StanceTag } from './passages.tsx';

type Props = Pick<AnswerProps, 'lang' | 'url' | 'one' | 'answer' | 'masks' | 'shown' | 'suspected' | 'errors' | 'mask' | 'hidden'>;

const fieldName = ({ one, lang }: Pick<Props, 'one' | 'lang'>, field: string): string =>
  one.parts.find(({ key }) => partField(key) === field)?.title[lang] ?? officerText[lang].maskName;

/** What is masked in an answer, how everyone would see it, and whether they do. */
export function Publishing(props: Props) {
  const { lang, url, one, answer, masks, shown, suspected, errors, mask, hidden } = props;
  const text = officerText[lang];
  const error = (name: string): string | undefined => errors.find((other) => other.name === name)?.message;
  const address = url.page(paths.consultationAnswerPublish(one.id, answer.id));
  const maskAddress = url.page(paths.consultationAnswerMask(one.id, answer.id));
  const source = (item: StoredMask): string =>
    item.field === 'name' ? answer.content.name : (answer.content.parts.find(({ part }) => partField(part) === item.field)?.text ?? '');
  return (
    <Section labelledBy="publicering">
      <Heading level={2} id="publicering">
        {text.publishing}
      </Heading>
      <p>{answer.publishedAt === null ? text.isNotPublished : text.isPublished(formatDateTime(answer.publishedAt, lang))}</p>
      <Hint>{text.publishNote}</Hint>
      {suspected.length === 0 ? null : (
        <Alert lang={lang} kind="warning" title={text.suspected} level={3}>
          <ul>
            {suspected.map((one2) => (
              <li key={`${one2.field} ${one2.text}`}>
                {one2.text} ({text.suspectedKinds[one2.kind]}, {fieldName(props, one2.field)})
              </li>
            ))}
          </ul>
        </Alert>
      )}
      <Panel>
        <Heading level={3} look={4}>
          {text.masks}
        </Heading>
        {masks.length === 0 ? <p>{text.noMasks}</p> : null}
        <ul>
          {masks.map((item) => (
            <li key={item.id}>
              {fieldName(props, item.field)}:{' '}
              {item.first === null || item.after === null ? text.wholeField : `”${source(item).slice(item.first, item.after)}”`}.{' '}
              {item.reason}. {item.ground}
              <Form action={maskAddress} hidden={hidden({ lift: item.id })} look="plain">
                <Button variant="tertiary">{text.lift}</Button>
              </Form>
            </li>
          ))}
        </ul>
        <Form action={maskAddress} hidden={hidden()}>
          <Field
            lang={lang}
            kind="select"
            name="field"
            label={text.maskField}
            value={mask.field}
            options={[
              { value: 'name', label: text.maskName },
              ...answer.content.parts.map(({ part }) => ({ value: partField(part), label: fieldName(props, partField(part)) })),
            ]}
          />
          <Field
            lang={lang}
            kind="textarea"
            rows={2}
            name="text"
            id="falt-maskText"
            label={text.maskText}
            hint={text.maskTextHint}
            optional
            value={mask.text}
            error={error('maskText')}
          />
          <Field lang={lang} name="reason" label={text.maskReason} value={mask.reason} error={error('reason')} maxLength={500} />
          <Field
            lang={lang}
            name="ground"
            label={text.maskGround}
            hint={text.maskGroundHint}
            value={mask.ground}
            error={error('ground')}
            maxLength={200}
          />
          <Actions>
            <Button variant="secondary">{text.mask}</Button>
          </Actions>
        </Form>
      </Panel>
      <Details summary={text.publicVersion}>
        <p>
          <strong>{shown.name}</strong>
        </p>
        {shown.parts.map((part) => (
          <p key={part.part}>
            {fieldName(props, partField(part.part))}: <StanceTag stance={part.stance} lang={lang} /> {part.text}
          </p>
        ))}
      </Details>
      <Actions>
        {answer.stands ? (
          <Form action={address} hidden={hidden({ do: 'publish' })} look="plain">
            <Button>{answer.publishedAt === null ? text.publish : text.publishAgain}</Button>
          </Form>
        ) : null}
        {answer.publishedAt === null ? null : (
          <Form action={address} hidden={hidden({ do: 'unpublish' })} look="plain">
            <Button variant="secondary">{text.unpublish}</Button>
          </Form>
        )}
      </Actions>
    </Section>
  );
}
