import { paths } from '../../../kernel/paths.ts';
import { Button, Card, Field, Form, Grid, Heading, Lede, Link, Panel, Section, Split } from '../../../ui/index.ts';
import type { RegisterView } from '../../register/index.ts';
import { areasText } from '../text/areas.ts';
import { startText } from '../text/start.ts';
import { DayForm, dayParameters, type Frame, Part } from './overview-frame.tsx';
import { KeyFigures } from './start-figures.tsx';
import { Holders, Latest, Standing } from './start-lists.tsx';

/** The start page: what NHV is, the way in for each kind of reader, and where things stand. */
export function StartScreen({ frame, view }: { frame: Frame; view: RegisterView }) {
  const text = startText[frame.lang];
  return (
    <>
      <Heading level={1}>{text.heading}</Heading>
      <Lede>{text.lede}</Lede>
      <SearchBox frame={frame} />
      <KeyFigures frame={frame} view={view} />
      <Entrances frame={frame} />
      <Part>
        <Heading level={2}>{text.what.title}</Heading>
        <div class="prose">
          {text.what.body.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
          <p>
            <Link href={frame.url.page(paths.about)}>{text.what.more}</Link>
          </p>
        </div>
      </Part>
      <Section>
        <Split side="start" aside={<Holders frame={frame} view={view} />}>
          <Standing frame={frame} view={view} />
        </Split>
      </Section>
      <Latest frame={frame} view={view} />
      <How frame={frame} />
      <Part>
        <Heading level={2}>{text.honest.title}</Heading>
        <div class="prose">
          <p>{text.honest.body}</p>
          <p>
            <Link href={frame.url.page(paths.about)}>{text.honest.sources}</Link>
          </p>
          <p>
            <Link href={frame.url.page(paths.openData)}>{text.honest.data}</Link>
          </p>
        </div>
      </Part>
      <Part>
        <DayForm {...frame} />
      </Part>
    </>
  );
}

function SearchBox({ frame: { lang, url } }: { frame: Frame }) {
  const text = startText[lang].search;
  return (
    <Panel>
      <Form
        action={url.page(paths.areas).split('?')[0] ?? ''}
        method="get"
        hidden={dayParameters(url)}
        label={text.form}
        look="plain"
        search
      >
        <div class="stack">
          <Field
            lang={lang}
            kind="search"
            name="q"
            label={text.label}
            hint={text.hint}
            maxLength={200}
            suggestions={url.plain(paths.api.suggestions)}
          />
          <div class="row">
            <Button>{text.button}</Button>
            <Link href={url.page(paths.areas)}>{text.all}</Link>
          </div>
        </div>
      </Form>
    </Panel>
  );
}

function Entrances({ frame: { lang, url } }: { frame: Frame }) {
  const text = startText[lang].forWhom;
  return (
    <Part>
      <Heading level={2}>{text.title}</Heading>
      <Grid>
        {(
          [
            [text.patient, paths.areas],
            [text.doctor, paths.check],
            [text.region, paths.regions],
          ] as const
        ).map(([card, path]) => (
          <Card key={path} href={url.page(path)} title={card.title} level={3}>
            <p>{card.body}</p>
          </Card>
        ))}
      </Grid>
    </Part>
  );
}

function How({ frame: { lang } }: { frame: Frame }) {
  const text = startText[lang].how;
  const { steps, stepExplained } = areasText[lang];
  return (
    <Part>
      <Heading level={2}>{text.title}</Heading>
      <div class="prose">
        <p>{text.lede}</p>
        <ol>
          {steps.slice(1).map((name, at) => (
            <li key={name}>
              <strong>{name}.</strong> {stepExplained[at + 1]} <span class="hint">{text.who[at + 1]}</span>
            </li>
          ))}
        </ol>
      </div>
    </Part>
  );
}
