import type { Lang } from '../../../platform/i18n/language.ts';
import { Card, Grid, Heading, Hint, Lede, Link, Section } from '../../../ui/index.ts';
import { adminText } from '../text/admin.ts';

export type Entrance = { readonly href: string; readonly title: string; readonly about: string };
export type Reminder = { readonly href: string; readonly says: string };

type Props = {
  readonly lang: Lang;
  readonly organisation: string;
  readonly reminders: readonly Reminder[];
  readonly entrances: readonly Entrance[];
};

/** What one may administer, and what waits. */
export function AdministrationHome({ lang, organisation, reminders, entrances }: Props) {
  const text = adminText[lang];
  return (
    <>
      <Heading level={1}>{text.homeTitle}</Heading>
      <Lede>{text.homeLede(organisation)}</Lede>
      <Section labelledBy="att-gora">
        <Heading level={2} id="att-gora">
          {text.remindersTitle}
        </Heading>
        {reminders.length === 0 ? (
          <p>{text.noReminders}</p>
        ) : (
          <ul>
            {reminders.map((one) => (
              <li key={one.says}>
                <Link href={one.href}>{one.says}</Link>
              </li>
            ))}
          </ul>
        )}
        <Hint>{text.remindersNote}</Hint>
      </Section>
      <Section labelledBy="ingangar">
        <Heading level={2} id="ingangar">
          {text.homeAll}
        </Heading>
        <Grid>
          {entrances.map((one) => (
            <Card key={one.href} href={one.href} title={one.title} level={3}>
              {one.about}
            </Card>
          ))}
        </Grid>
      </Section>
    </>
  );
}
