import { Heading, Lede, Link } from '../../../ui/index.ts';
import { aboutText } from '../text/about.ts';
import { type Frame, Part } from './overview-frame.tsx';

const AUTHORITY = { sv: 'https://www.imy.se/', en: 'https://www.imy.se/en/' } as const;

/** What the product does, and does not do, with personal data. Change it together with the code that it tells of. */
export function PersonalDataScreen({ lang }: Pick<Frame, 'lang'>) {
  const text = aboutText[lang].personal;
  const parts = [
    text.cookies,
    text.logs,
    { title: text.search.title, body: [text.search.body] },
    text.check,
    { title: text.register.title, body: [text.register.body] },
    text.accounts,
    text.messages,
    text.nominees,
    text.answers,
    text.conflicts,
    text.calls,
  ];
  return (
    <>
      <Heading level={1}>{text.title}</Heading>
      <Lede>{text.lede}</Lede>
      <p>{text.scope}</p>
      {parts.map((part) => (
        <Part key={part.title}>
          <Heading level={2}>{part.title}</Heading>
          <div class="prose">
            {part.body.map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </div>
        </Part>
      ))}
      <Part>
        <Heading level={2}>{text.who.title}</Heading>
        <div class="prose">
          <p>
            {text.who.body} <Link href={AUTHORITY[lang]}>{text.who.link}</Link>.
          </p>
        </div>
      </Part>
    </>
  );
}
