import { Actions, Alert, Button, Form, GroupedRadios, Heading, Layout, Lede, renderDocument } from '../../../ui/index.ts';
import { signInText } from '../text/sign-in.ts';
import { type PersonaGroup, personaGroup, personas } from './personas.ts';

/** What organisations are called, by their ids. */
export type OrganisationNames = ReadonlyMap<string, string>;

const shown: readonly PersonaGroup[] = ['authority', 'groups', 'board', 'regions', 'others'];

/** The demo issuer's only page: pick who to be. Says on its face that everyone here is made up. */
export function pickPage(
  lang: 'sv' | 'en',
  assets: { readonly css: string; readonly js: string },
  organisations: OrganisationNames,
): string {
  const text = signInText[lang];
  const choices = personas.map((persona) => ({
    group: personaGroup(persona),
    value: persona.id,
    label: persona.name[lang],
    hint: persona.assignments
      .map(({ role, organisation }) => `${text.role[role]}, ${organisations.get(organisation) ?? organisation}`)
      .join('; '),
  }));
  const groups = shown.map((group) => ({ label: text.pickGroup[group], choices: choices.filter((one) => one.group === group) }));
  return renderDocument(
    <Layout
      lang={lang}
      title={text.pickTitle}
      assets={assets}
      home={lang === 'en' ? '/en' : '/'}
      nav={[]}
      footer={[]}
      banner={text.demoBanner}
      noIndex
    >
      <Heading level={1}>{text.pickTitle}</Heading>
      <Lede>{text.pickLede}</Lede>
      <Alert lang={lang} kind="info">
        {text.demoBanner}
      </Alert>
      <Form action="">
        <GroupedRadios lang={lang} name="persona" label={text.pickLabel} groups={groups} value="handlaggare" />
        <Actions>
          <Button>{text.pickButton}</Button>
        </Actions>
      </Form>
    </Layout>,
  );
}
