import { formatDate, formatNumber } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { Details, Heading, Lede, Link, SummaryList } from '../../../ui/index.ts';
import { aboutText } from '../text/about.ts';
import { openDataText } from '../text/open-data.ts';
import { type AccessibilityResults, complianceOf } from './accessibility-results.ts';
import { type Frame, Part } from './overview-frame.tsx';

/** Diggs form for reports on shortcomings. */
const REPORT = 'https://www.digg.se/tdosanmalan';

/** The accessibility statement, with the items that the law's rules ask for; what was tested comes from the results of the tests. */
export function AccessibilityScreen({ frame, results }: { frame: Pick<Frame, 'lang' | 'url'>; results: AccessibilityResults }) {
  const { lang, url } = frame;
  const text = aboutText[lang].accessibility;
  const status = complianceOf(results, text.shortcomings.list.length);
  return (
    <>
      <Heading level={1}>{text.heading}</Heading>
      <Lede>{text.lede}</Lede>
      <SummaryList
        facts={[
          { term: text.service, value: text.serviceName(new URL(url.absolute('/')).host) },
          { term: text.responsible, value: text.responsibleName },
          { term: text.law, value: text.lawName },
          { term: text.status, value: text.statuses[status] },
          { term: text.assessed, value: results.testedOn ? formatDate(results.testedOn, lang) : text.assessedNever },
          { term: text.updated, value: formatDate(results.updatedOn, lang) },
        ]}
      />
      <Part>
        <Heading level={2}>{text.help.title}</Heading>
        <div class="prose">
          <p>
            {text.help.body} <Link href={url.page(paths.openData)}>{openDataText[lang].title}</Link>
          </p>
          <Heading level={3}>{text.help.report}</Heading>
          <p>{text.help.noContact}</p>
        </div>
      </Part>
      <Part>
        <Heading level={2}>{text.supervision.title}</Heading>
        <div class="prose">
          <p>
            {text.supervision.body} <Link href={REPORT}>{text.supervision.link}</Link>
          </p>
        </div>
      </Part>
      <Part>
        <Heading level={2}>{text.shortcomings.title}</Heading>
        <div class="prose">
          {results.violations.length > 0 ? <p>{text.shortcomings.found(formatNumber(results.violations.length, lang))}</p> : null}
          <p>{text.shortcomings.lede}</p>
          <ul>
            {text.shortcomings.list.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
          <p>{text.shortcomings.exempt}</p>
        </div>
      </Part>
      <Tests lang={lang} results={results} />
    </>
  );
}

function Tests({ lang, results }: { lang: Frame['lang']; results: AccessibilityResults }) {
  const text = aboutText[lang].accessibility.tests;
  const { testedOn, tools, modes, pages, violations, notTestedManually } = results;
  return (
    <Part>
      <Heading level={2}>{text.title}</Heading>
      {testedOn === null ? (
        <p>{text.untested}</p>
      ) : (
        <>
          <div class="prose">
            <p>
              {text.self} {text.caution}
            </p>
          </div>
          <SummaryList
            facts={[
              { term: text.on, value: formatDate(testedOn, lang) },
              { term: text.tools, value: tools.join(', ') },
              {
                term: text.modes,
                value: modes
                  .map((mode) => (mode in text.modeNames ? text.modeNames[mode as keyof typeof text.modeNames] : mode))
                  .join(', '),
              },
              { term: text.pages, value: formatNumber(pages.length, lang) },
              { term: text.violations, value: formatNumber(violations.length, lang) },
            ]}
          />
          <Details summary={text.list}>
            <ul>
              {pages.map((page) => (
                <li key={page}>{page}</li>
              ))}
            </ul>
          </Details>
        </>
      )}
      <Heading level={3}>{text.notTested}</Heading>
      {notTestedManually.length === 0 ? (
        <p>{text.notTestedNone}</p>
      ) : (
        <ul>
          {notTestedManually.map((item) => (
            <li key={item.sv}>{item[lang]}</li>
          ))}
        </ul>
      )}
    </Part>
  );
}
