import { dayInStockholm } from '../../../kernel/date.ts';
import { formatDate } from '../../../kernel/format.ts';
import { paths, patterns } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { Actions, Alert, Button, Form, Heading, Lede, Link, Panel, Section } from '../../../ui/index.ts';
import type { ByLink, Sent } from '../store.ts';
import { pressText } from '../text/press.ts';

type Place = { readonly lang: Lang; readonly url: Urls };
type LetterProps = Place & {
  readonly token: string;
  readonly one: ByLink;
  readonly letters: readonly Sent[];
  readonly hidden: Readonly<Record<string, string>>;
};

/** What an address on the press list has been told, for whoever has its link, and where it leaves. */
export function PressLetterScreen({ lang, url, token, one, letters, hidden }: LetterProps) {
  const text = pressText[lang].letter;
  const day = (at: Date): string => formatDate(dayInStockholm(at), lang);
  return (
    <>
      <Heading level={1}>{text.title}</Heading>
      <Lede>{text.lede}</Lede>
      {one.fictitious ? (
        <Alert lang={lang} kind="warning">
          {text.madeUp}
        </Alert>
      ) : null}
      <Section labelledBy="senaste">
        <Heading level={2} id="senaste">
          {text.latest}
        </Heading>
        {letters.length === 0 ? <p>{text.none}</p> : null}
        {letters.map((letter) => (
          <Panel key={letter.path}>
            <Heading level={3}>{letter.subject[lang]}</Heading>
            <p>{text.sentAt(day(letter.sentAt))}</p>
            <p>{letter.body[lang].split('\n').flatMap((line, i) => (i === 0 ? [line] : [<br key={line} />, line]))}</p>
            <p>
              <Link href={url.page(letter.path)}>{text.read}</Link>
            </p>
          </Panel>
        ))}
        <p>
          <Link href={url.page(patterns.boardMinutes)}>{text.list}</Link>
        </p>
      </Section>
      <Section labelledBy="avsluta">
        <Heading level={2} id="avsluta">
          {text.leave}
        </Heading>
        <p lang="sv">{text.why(one.purpose, day(one.addedAt))}</p>
        <p>{text.leaveHint}</p>
        <Form action={url.page(paths.pressLeave(token))} look="plain" hidden={hidden}>
          <Actions>
            <Button variant="secondary">{text.leaveButton}</Button>
          </Actions>
        </Form>
      </Section>
    </>
  );
}

/** After leaving, and for a link that is nobody's: the two are not told apart. */
export function LeftScreen({ lang, url }: Place) {
  const text = pressText[lang].letter;
  return (
    <>
      <Heading level={1}>{text.leftTitle}</Heading>
      <p>{text.left}</p>
      <p>
        <Link href={url.page(patterns.boardMinutes)}>{text.list}</Link>
      </p>
    </>
  );
}
