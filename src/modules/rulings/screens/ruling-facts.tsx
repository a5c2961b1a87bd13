import { formatDate, formatList } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { Link, Sub, SummaryList, Tag } from '../../../ui/index.ts';
import { unitsIn } from '../commands/decide.ts';
import { contentOf, departuresFrom } from '../core/content.ts';
import type { Ruling } from '../queries.ts';
import { rulingsText } from '../text/rulings.ts';
import type { RulingProps } from './ruling.tsx';

/** What the decision says as it stands, and in what it departs from the basis. */
export function RulingFacts({ lang, url, careCase, ruling, values, basis }: RulingProps & { readonly ruling: Ruling }) {
  const { facts, ...text } = rulingsText[lang];
  const content = contentOf(values);
  const departs = basis ? departuresFrom(basis.basis, content) : [];
  const tone = ruling.status === 'decided' ? 'success' : ruling.status === 'returned' ? 'warning' : 'info';
  return (
    <SummaryList
      facts={[
        { term: facts.status, value: <Tag tone={tone}>{text.statuses[ruling.status]}</Tag> },
        { term: facts.outcome, value: text.outcomes[content.outcome] },
        ...(content.slots ? [{ term: facts.units, value: unitsIn(lang, content.slots.units, content.slots.unitsForChildren) }] : []),
        ...(content.slots?.tasks ?? []).map((task) => ({ term: text.fields.sv ?? '', value: `${task.text.sv}: ${task.units ?? ''}` })),
        ...(content.slots?.subPermits ?? []).map((one) => ({
          term: text.fields.slotSubPermits ?? '',
          value: `${one.text.sv}: ${one.units ?? ''}`,
        })),
        ...(basis ? [{ term: facts.proposed, value: unitsIn(lang, basis.basis.slots.units, basis.basis.slots.unitsForChildren) }] : []),
        { term: facts.reasons, value: <span lang="sv">{content.reasons}</span> },
        ...(departs.length > 0
          ? [
              {
                term: facts.departure,
                value: (
                  <>
                    {text.departsIn(
                      formatList(
                        departs.map((one) => text.departures[one]),
                        lang,
                      ),
                    )}{' '}
                    <span lang="sv">{content.departure}</span>
                  </>
                ),
              },
            ]
          : [{ term: facts.departure, value: text.departsNot }]),
        ...(basis
          ? [
              {
                term: facts.basis,
                value: (
                  <>
                    <Link href={url.page(paths.basisEdition(careCase.id, basis.version))}>
                      {text.basisText(basis.version, basis.diaryNumber ?? '')}
                    </Link>
                    {basis.origin === 'revision' ? (
                      <Sub>
                        <Link href={url.page(paths.basisChanges(careCase.id))}>{text.toChanges}</Link>
                      </Sub>
                    ) : null}
                  </>
                ),
              },
            ]
          : []),
        ...(ruling.diaryNumber === null ? [] : [{ term: facts.diary, value: ruling.diaryNumber }]),
        { term: facts.preparedBy, value: ruling.preparedByName ?? text.unknown },
        ...(ruling.decidedOn === null ? [] : [{ term: facts.decidedOn, value: formatDate(ruling.decidedOn, lang) }]),
      ]}
    />
  );
}
