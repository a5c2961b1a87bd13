import { Layout, type LayoutProps } from '../layout/layout.tsx';
import type { Content, Lang } from '../types.ts';

export type GalleryProps = { lang: Lang; assets: LayoutProps['assets'] };

/** The Swedish or the English of a pair: the gallery's invented content needs no text files. */
export const say = (lang: Lang, sv: string, en: string): string => (lang === 'sv' ? sv : en);

/** A page of the gallery in the same frame as a real one. */
export function Frame(props: GalleryProps & { title: string; here: string; hasErrors?: boolean; children: Content }) {
  const { lang, assets, title, here, hasErrors, children } = props;
  const nav = [
    ['lista', say(lang, 'Vårdområden', 'Areas of care')],
    ['formular', say(lang, 'Ansökningar', 'Applications')],
    ['uppgifter', say(lang, 'Mina ärenden', 'My cases')],
    ['detalj', say(lang, 'Tillståndsregister', 'Permits')],
    ['diagram', say(lang, 'Statistik', 'Statistics')],
    ['innehall', say(lang, 'Hitta vård', 'Find care')],
  ] as const;
  return (
    <Layout
      lang={lang}
      title={title}
      description={say(lang, 'Exempel med påhittat innehåll.', 'Examples with invented content.')}
      assets={assets}
      home={`/${lang}/lista`}
      origin="http://localhost"
      alternate={{ sv: `/sv/${here}`, en: `/en/${here}` }}
      nav={nav.map(([page, label]) => ({ href: `/${lang}/${page}`, label, current: page === here }))}
      footer={[
        { href: '#t', label: say(lang, 'Tillgänglighet', 'Accessibility') },
        { href: '#p', label: say(lang, 'Personuppgifter', 'Personal data') },
        { href: '#d', label: say(lang, 'Öppna data', 'Open data') },
        { href: '#o', label: say(lang, 'Om webbplatsen', 'About') },
        { href: '#k', label: say(lang, 'Kontakt', 'Contact') },
      ]}
      footerNote={say(lang, 'Öppen källkod. Allt innehåll här är påhittat.', 'Open source. All content here is invented.')}
      breadcrumbs={here === 'lista' ? undefined : [{ label: say(lang, 'Exempel', 'Examples'), href: `/${lang}/lista` }, { label: title }]}
      banner={say(lang, 'Demonstration: innehållet är påhittat.', 'Demonstration: the content is invented.')}
      account={
        <>
          <span>{say(lang, 'Handläggare, Exempelmyndigheten', 'Case officer, Example Agency')}</span>
          <a href="#ut">{say(lang, 'Logga ut', 'Sign out')}</a>
        </>
      }
      hasErrors={hasErrors}
      noIndex
    >
      {children}
    </Layout>
  );
}
