import { Details, Heading, Hint, type Lang, Section } from '../../../ui/index.ts';
import type { SpecialCondition } from '../../journal/index.ts';
import type { AreaView, GeneralCondition, RegisterView } from '../../register/index.ts';
import { CONDITION_HEADINGS } from '../factsheet/conditions.ts';
import { areasText } from '../text/areas.ts';
import { langOf, SaidText } from './area-said.tsx';
import { accordingTo, said } from './area-words.ts';

/** Special conditions under their headings, and the general ones unfolded on demand. */
export function ConditionsSection({ lang, view, area }: { lang: Lang; view: RegisterView; area: AreaView }) {
  const text = areasText[lang].area;
  const entry = area.conditions;
  const source = entry ? accordingTo(view, entry.source, lang) : undefined;
  return (
    <Section id="villkor" labelledBy="villkor-rubrik">
      <Heading level={2} id="villkor-rubrik">
        {text.conditions}
      </Heading>
      <div class="prose">
        <p>{text.conditionsIntro}</p>
        <Heading level={3}>{text.special}</Heading>
        {entry ? (
          <Hint>
            {entry.payload.basis === 'decided' ? text.specialDecided : text.specialProposed} {source ? `${capital(source)}.` : null}
          </Hint>
        ) : (
          <p>{text.noSpecial}</p>
        )}
        {CONDITION_HEADINGS.map((heading) => (
          <Group
            key={heading}
            lang={lang}
            title={text.headings[heading]}
            conditions={entry?.payload.conditions.filter((one) => one.heading === heading) ?? []}
          />
        ))}
      </div>
      <GeneralConditions lang={lang} conditions={view.data.generalConditions} />
    </Section>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function Group({ lang, title, conditions }: { lang: Lang; title: string; conditions: readonly SpecialCondition[] }) {
  if (conditions.length === 0) return null;
  return (
    <>
      <Heading level={4}>{title}</Heading>
      <ul>
        {conditions.map((one) => (
          <li key={one.id} id={one.id}>
            <SaidText lang={lang} said={said(one.text, lang)} />
            {one.audience === 'both' ? null : <span class="sub">{areasText[lang].audience[one.audience]}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}

/** The conditions that every permit carries (HSLF-FS 2018:48 4 kap.). */
export function GeneralConditions({ lang, conditions }: { lang: Lang; conditions: readonly GeneralCondition[] }) {
  const text = areasText[lang].area;
  if (conditions.length === 0) return null;
  return (
    <Details summary={text.general}>
      <Hint>{text.generalNote}</Hint>
      <dl class="facts">
        {conditions.map((one) => {
          const [heading, body] = [said(one.heading, lang), said(one.text, lang)];
          return (
            <div key={one.id}>
              <dt>
                <SaidText lang={lang} said={heading} />
                <span class="sub">{one.provision}</span>
              </dt>
              <dd lang={langOf(body, lang)}>{body.text}</dd>
            </div>
          );
        })}
      </dl>
    </Details>
  );
}
