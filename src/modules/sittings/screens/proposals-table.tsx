import type { Lang } from '../../../kernel/format.ts';
import { DataTable } from '../../../ui/index.ts';
import type { Applicant } from '../core/item.ts';
import type { ItemState } from '../core/state.ts';
import { outcomeIs, outcomesOf } from '../outcome-says.ts';
import { sittingsText } from '../text/sittings.ts';
import { voteText } from '../text/vote.ts';

type Props = { readonly lang: Lang; readonly one: Pick<ItemState, 'item' | 'proposals'> };

/** What becomes of each applicant by each proposal, in few words, so that one sees where they differ. */
export function ProposalsTable({ lang, one }: Props) {
  const text = voteText[lang];
  const of = outcomesOf(one);
  return (
    <DataTable<Applicant>
      lang={lang}
      caption={text.side}
      rows={one.item.applicants}
      rowKey={({ key }) => key}
      columns={[
        { key: 'applicant', header: text.applicant, rowHeader: true, cell: ({ regionName }) => regionName },
        ...one.proposals.map(({ id, outcomes }) => ({
          key: id,
          header: sittingsText[lang].minutes.forProposal(id),
          cell: ({ key }: Applicant) => {
            const outcome = outcomes.find(({ applicant }) => applicant === key);
            return outcome ? outcomeIs(lang, of, outcome) : '–';
          },
        })),
      ]}
    />
  );
}
