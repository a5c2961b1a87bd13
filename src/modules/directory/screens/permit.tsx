import { formatNumber, formatWhen } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import {
  Alert,
  Certainty,
  DateOrInterval,
  type Fact,
  Heading,
  Hint,
  Lede,
  Link,
  Section,
  SourceNote,
  Split,
  Stack,
  SummaryList,
  Timeline,
} from '../../../ui/index.ts';
import type { Permit } from '../../permits/index.ts';
import type { AreaView, RegisterView } from '../../register/index.ts';
import { areasText } from '../text/areas.ts';
import { permitsText } from '../text/permits.ts';
import { GeneralConditions } from './area-conditions.tsx';
import { permitHistory } from './area-history.ts';
import { Scope } from './area-holders.tsx';
import { SaidText } from './area-said.tsx';
import { shown } from './area-timeline.tsx';
import { areaName, findSource, holderText, hospitalName, regionName, said } from './area-words.ts';
import { AreaLink, DayForm, type Frame } from './overview-frame.tsx';
import { PermitStatusTag } from './permits.tsx';

type Props = { frame: Frame; view: RegisterView; area: AreaView; permit: Permit };

/** One permit: who, what, since when, on what conditions, and everything that has been decided about it. */
export function PermitScreen({ frame, view, area, permit }: Props) {
  const { lang } = frame;
  const text = permitsText[lang].one;
  const holder = holderText(view, permit, lang);
  const lede = permit.status === 'revoked' ? text.ledeRevoked : permit.certainty === 'possible' ? text.ledePossible : text.lede;
  return (
    <>
      <Heading level={1}>
        <SaidText lang={lang} said={areaName(area.area, lang)} />, {regionName(view, permit.grant.region)}
      </Heading>
      <Lede>{lede(holder)}</Lede>
      {permit.entry.fictitious ? (
        <Alert lang={lang} kind="warning">
          <p>{areasText[lang].event.fictitious}</p>
        </Alert>
      ) : null}
      <Split side="end" aside={<Aside frame={frame} view={view} area={area} permit={permit} />}>
        <Section labelledBy="om-rubrik">
          <Heading level={2} id="om-rubrik">
            {text.about}
          </Heading>
          <SummaryList facts={facts({ frame, view, area, permit })} />
          <Source lang={lang} view={view} permit={permit} />
        </Section>
        <Section labelledBy="aterkallelse-rubrik">
          <Heading level={2} id="aterkallelse-rubrik">
            {text.grounds}
          </Heading>
          <div class="prose">
            <p>{text.groundsIntro}</p>
            <ul>
              {Object.values(areasText[lang].grounds).map((ground) => (
                <li key={ground}>{ground}</li>
              ))}
            </ul>
            <p>{text.noAppeal}</p>
          </div>
        </Section>
        <Conditions frame={frame} view={view} area={area} />
        <Section labelledBy="historik-rubrik">
          <Heading level={2} id="historik-rubrik">
            {text.history}
          </Heading>
          <Timeline lang={lang} events={permitHistory(view, area, permit, lang).map((event) => shown(frame, view, event))} />
        </Section>
      </Split>
    </>
  );
}

function facts({ frame, view, area, permit }: Props): readonly Fact[] {
  const { lang, url } = frame;
  const text = permitsText[lang].one;
  const words = areasText[lang];
  const { grant } = permit;
  const listed = (term: string, values: readonly string[]): Fact[] => (values.length === 0 ? [] : [{ term, value: values.join(', ') }]);
  return [
    { term: text.area, value: <AreaLink lang={lang} url={url} area={area.area} /> },
    { term: text.region, value: <Link href={url.page(paths.region(grant.region))}>{regionName(view, grant.region)}</Link> },
    { term: text.hospital, value: grant.hospital === null ? words.notStated : hospitalName(view, grant.hospital) },
    { term: text.scope, value: <Scope frame={frame} area={area} permit={permit} /> },
    { term: text.status, value: <PermitStatusTag lang={lang} permit={permit} /> },
    ...(permit.revocation === null
      ? []
      : [
          {
            term: text.revoked,
            value: text.revokedBecause(formatWhen(permit.revocation.when, lang), words.grounds[permit.revocation.ground]),
          },
        ]),
    { term: text.certainty, value: <Certainty lang={lang} value={permit.certainty} explain /> },
    {
      term: text.decided,
      value: (
        <>
          <DateOrInterval lang={lang} when={permit.decided} />
          {permit.entry.dateBasis === null || permit.entry.dateBasis === 'printed' ? null : (
            <span class="sub">{words.basis[permit.entry.dateBasis]}</span>
          )}
        </>
      ),
    },
    { term: text.start, value: grant.validFrom === null ? words.notStated : <DateOrInterval lang={lang} when={grant.validFrom} /> },
    { term: text.until, value: text.untilFurther },
    { term: text.diaryNumber, value: grant.diaryNumber ?? words.notStated },
    ...listed(
      text.partners,
      grant.partnerRegions.map((code) => regionName(view, code)),
    ),
    ...listed(text.subcontractors, grant.subcontractors),
    ...(grant.note === null ? [] : [{ term: text.note, value: <SaidText lang={lang} said={{ text: grant.note, lang: 'sv' }} /> }]),
    { term: text.id, value: permit.id },
  ];
}

function Source({ lang, view, permit }: { lang: Frame['lang']; view: RegisterView; permit: Permit }) {
  const ref = permit.entry.source;
  const source = findSource(view, ref);
  return (
    <>
      <SourceNote
        lang={lang}
        name={source ? said(source.title, lang).text : ref.id}
        href={source?.url ?? (ref.locator?.startsWith('https://') ? ref.locator : undefined)}
        quality={ref.quality ?? 'unknown'}
        day={source?.date}
      />
      <Hint>{areasText[lang].notLaw}</Hint>
    </>
  );
}

function Conditions({ frame, view, area }: Omit<Props, 'permit'>) {
  const { lang, url } = frame;
  const text = permitsText[lang].one;
  const special = area.conditions?.payload.conditions.length ?? 0;
  return (
    <Section labelledBy="villkor-rubrik">
      <Heading level={2} id="villkor-rubrik">
        {text.conditions}
      </Heading>
      <p>{text.conditionsIntro}</p>
      {special > 0 ? (
        <p>
          <Link href={`${url.page(paths.area(area.area.id))}#villkor`}>
            {text.special(formatNumber(special, lang), areaName(area.area, lang).text)}
          </Link>
        </p>
      ) : (
        <p>{text.noSpecial}</p>
      )}
      <GeneralConditions lang={lang} conditions={view.data.generalConditions} />
    </Section>
  );
}

function Aside({ frame, view, area, permit }: Props) {
  const { lang, url } = frame;
  const text = permitsText[lang].one;
  return (
    <Stack>
      <div>
        <Heading level={2} look={4}>
          {text.others}
        </Heading>
        <ul>
          <li>
            <Link href={`${url.page(paths.area(area.area.id))}#tillstand`}>{text.othersInArea}</Link>
          </li>
          <li>
            <Link href={url.page(paths.region(permit.grant.region))}>{text.othersOfRegion(regionName(view, permit.grant.region))}</Link>
          </li>
        </ul>
      </div>
      <div>
        <Heading level={2} look={4}>
          {areasText[lang].area.documents}
        </Heading>
        <ul>
          <li>
            <Link href={url.plain(paths.api.permit(permit.id))}>{text.json}</Link>
          </li>
          <li>
            <Link href={url.page(paths.areaFactSheet(area.area.id))}>{areasText[lang].area.factSheet}</Link>
          </li>
        </ul>
      </div>
      <DayForm {...frame} />
    </Stack>
  );
}
