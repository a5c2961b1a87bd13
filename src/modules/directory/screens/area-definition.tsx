import { Details, Heading, Hint, type Lang, Section } from '../../../ui/index.ts';
import type { DefinitionItem, DefinitionPart, EntryOf } from '../../journal/index.ts';
import type { AreaView, RegisterView } from '../../register/index.ts';
import { areasText } from '../text/areas.ts';
import { langOf, SaidText, SwedishList } from './area-said.tsx';
import { accordingTo, said, slotsOf } from './area-words.ts';

type Props = { lang: Lang; view: RegisterView; area: AreaView };

/** The definition that stands, its parts and limits, and the other versions that the register has. */
export function DefinitionSection({ lang, view, area }: Props) {
  const text = areasText[lang].area;
  const others = area.definitions.filter((entry) => entry.id !== area.definition?.id);
  return (
    <Section id="definition" labelledBy="definition-rubrik">
      <Heading level={2} id="definition-rubrik">
        {text.definition}
      </Heading>
      {area.definition ? <DefinitionBody lang={lang} view={view} entry={area.definition} level={3} /> : <p>{text.noDefinition}</p>}
      <Tasks lang={lang} area={area} />
      {others.length > 0 ? (
        <Details summary={text.olderDefinitions}>
          {others.map((entry) => (
            <DefinitionBody key={entry.id} lang={lang} view={view} entry={entry} level={3} />
          ))}
        </Details>
      ) : null}
    </Section>
  );
}

function DefinitionBody({ lang, view, entry, level }: { lang: Lang; view: RegisterView; entry: EntryOf<'definition'>; level: 3 | 4 }) {
  const text = areasText[lang].area;
  const { payload } = entry;
  const source = accordingTo(view, entry.source, lang);
  const summary = payload.summary === null ? undefined : said(payload.summary, lang);
  return (
    <div class="prose">
      <Hint>
        {text.definitionBasis[payload.basis]}
        {source === undefined ? '' : `, ${source}`}. {text.definitionBasisNote[payload.basis]}
      </Hint>
      {summary ? <p lang={langOf(summary, lang)}>{summary.text}</p> : null}
      {payload.parts.map((part) => (
        <Part key={part.id} lang={lang} part={part} level={level} />
      ))}
      <Plain lang={lang} title={text.inScope} items={payload.inScope} level={level} />
      <Items lang={lang} title={text.clarifications} items={payload.clarifications} level={level} />
      <Items lang={lang} title={text.delimitations} items={payload.delimitations} level={level} />
      <Plain lang={lang} title={text.diagnoses} items={payload.diagnoses} level={level} />
      <Plain lang={lang} title={text.codes} items={payload.codes} level={level} />
    </div>
  );
}

function Part({ lang, part, level }: { lang: Lang; part: DefinitionPart; level: 3 | 4 }) {
  const body = said(part.text, lang);
  return (
    <>
      <Heading level={level} id={part.id}>
        <SaidText lang={lang} said={said(part.heading, lang)} />
      </Heading>
      <p lang={langOf(body, lang)}>{body.text}</p>
      {part.points.length > 0 ? (
        <ol type="a">
          {part.points.map((point) => (
            <li key={point.id}>
              <SaidText lang={lang} said={said(point.text, lang)} />
            </li>
          ))}
        </ol>
      ) : null}
    </>
  );
}

type ListProps = { lang: Lang; title: string; level: 3 | 4 };

function Items({ lang, title, items, level }: ListProps & { items: readonly Pick<DefinitionItem, 'id' | 'text'>[] }) {
  if (items.length === 0) return null;
  return (
    <>
      <Heading level={level}>{title}</Heading>
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            <SaidText lang={lang} said={said(item.text, lang)} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Plain({ lang, title, items, level }: ListProps & { items: readonly string[] }) {
  if (items.length === 0) return null;
  return (
    <>
      <Heading level={level}>{title}</Heading>
      <SwedishList lang={lang} items={items} />
    </>
  );
}

/** Unequal tasks and sub-permits of the units, where the decision parts them. */
function Tasks({ lang, area }: Omit<Props, 'view'>) {
  const text = areasText[lang].area;
  const slots = slotsOf(area);
  if (!slots) return null;
  return (
    <div class="prose">
      <Items lang={lang} title={text.tasks} items={slots.tasks} level={3} />
      <Items lang={lang} title={text.subPermits} items={slots.subPermits} level={3} />
    </div>
  );
}
