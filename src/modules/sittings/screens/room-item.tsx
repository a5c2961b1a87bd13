import { paths } from '../../../kernel/paths.ts';
import { Actions, Alert, Button, ButtonLink, Details, Field, Form, Heading, Panel, Radios, Stack, SummaryList } from '../../../ui/index.ts';
import { isQuorate, presidingOf } from '../core/board.ts';
import { isDecided } from '../core/item.ts';
import { unansweredIn, votersOf } from '../core/state.ts';
import { ABSTAIN } from '../core/vote.ts';
import { outcomesOf } from '../outcome-says.ts';
import { pagesText } from '../text/pages.ts';
import { sittingsText } from '../text/sittings.ts';
import { OneButton, Outcomes, sentIn } from './parts.tsx';
import { ItemConditions } from './room-conditions.tsx';
import type { Doing, Props } from './room-vote.tsx';
import { OpenVote, VotingForms } from './room-vote.tsx';

/** The item that is in progress, and everything that can be written of it now. */
export function CurrentItem(props: Props) {
  const { lang, url, sitting, one, hidden } = props;
  const text = pagesText[lang];
  const { state } = sitting;
  const voters = votersOf(state, one);
  const presiding = presidingOf(voters);
  const unanswered = unansweredIn(state, one);
  const quorate = isQuorate(voters, state.rules);
  const own = hidden === null ? null : { ...hidden, of: one.item.id, version: String(one.version) };
  const decides = isDecided(one.item.kind);
  return (
    <Stack>
      <Heading level={3}>
        {one.number}. {one.item.title}
      </Heading>
      {decides ? (
        <Alert lang={lang} kind={quorate && unanswered.length === 0 ? 'info' : 'warning'}>
          <p>{quorate ? text.quorate(voters.length, state.rules.quorum) : text.notQuorate(voters.length, state.rules.quorum)}</p>
          <p>{presiding ? text.presiding(presiding.name) : text.noPresiding}</p>
          {unanswered.length > 0 ? <p>{text.mustAnswer(unanswered.map(({ name }) => name).join(', '))}</p> : null}
        </Alert>
      ) : null}
      {own !== null && one.phase !== 'decided' ? <ConflictForm {...props} hidden={own} /> : null}
      {decides ? <Proposals {...props} /> : null}
      {own !== null && decides && one.phase === 'open' ? (
        <Actions>
          <ButtonLink href={url.page(paths.sittingPropose(sitting.id, one.item.id))} variant="secondary">
            {text.propose}
          </ButtonLink>
        </Actions>
      ) : null}
      {own !== null && one.phase === 'voting' ? <VotingForms {...props} hidden={own} /> : null}
      {own !== null && one.phase === 'open' && one.proposals.length > 1 ? <OpenVote {...props} hidden={own} /> : null}
      {own !== null && one.phase === 'open' && one.proposals.length > 0 ? <DecideForm {...props} hidden={own} /> : null}
      {own !== null && one.phase === 'decided' ? <DissentForm {...props} hidden={own} /> : null}
      {own !== null && one.phase !== 'voting' ? (
        <Form action={props.action} hidden={{ ...own, do: 'item-text-added' }}>
          <Field
            lang={lang}
            name="text"
            id="item-text"
            label={text.itemNote}
            kind="textarea"
            rows={2}
            maxLength={8000}
            value={sentIn(props.back, 'item-text-added')('text')}
          />
          <Actions>
            <Button variant="secondary">{text.note}</Button>
          </Actions>
        </Form>
      ) : null}
      {own !== null && (one.phase === 'decided' || (one.phase === 'open' && !decides)) ? (
        <OneButton action={props.action} hidden={{ ...own, do: 'item-closed' }} variant="primary">
          {text.closeItem}
        </OneButton>
      ) : null}
      <ItemConditions {...props} hidden={own} />
    </Stack>
  );
}

function ConflictForm({ lang, sitting, one, hidden, action, back }: Doing) {
  const text = pagesText[lang];
  const sent = sentIn(back, 'conflict-answered');
  const { state } = sitting;
  return (
    <Details summary={text.conflict} open={unansweredIn(state, one).length > 0 || sent('person') !== undefined}>
      {one.answers.length > 0 ? (
        <SummaryList
          facts={one.answers.map(({ person, conflicted, why }) => ({
            key: person,
            term: state.roster.find((seat) => seat.person === person)?.name ?? '–',
            value: conflicted ? `${text.conflictYes}: ${why}` : text.conflictNo,
          }))}
        />
      ) : null}
      <Form action={action} hidden={{ ...hidden, do: 'conflict-answered' }}>
        <p>{text.conflictLede}</p>
        <Field
          lang={lang}
          name="person"
          id="conflict-person"
          label={text.person}
          kind="select"
          placeholder="–"
          options={state.roster.map(({ person, name }) => ({ value: person, label: name }))}
          value={sent('person') ?? unansweredIn(state, one)[0]?.person}
        />
        <Radios
          lang={lang}
          name="conflicted"
          id="conflict-answer"
          label={text.conflict}
          choices={[
            { value: 'no', label: text.conflictNo },
            { value: 'yes', label: text.conflictYes },
          ]}
          value={sent('conflicted')}
        />
        <Field lang={lang} name="why" id="conflict-why" label={text.conflictWhy} maxLength={2000} value={sent('why')} optional />
        <Actions>
          <Button variant="secondary">{text.note}</Button>
        </Actions>
      </Form>
    </Details>
  );
}

function Proposals({ lang, sitting, one }: Props) {
  const text = pagesText[lang];
  const words = sittingsText[lang].minutes;
  const nameOf = (person: string | null) =>
    person === null ? null : (sitting.state.roster.find((seat) => seat.person === person)?.name ?? '–');
  return (
    <>
      <Heading level={4}>{text.proposals}</Heading>
      {one.proposals.length === 0 ? <p>{text.noProposals}</p> : null}
      {one.proposals.map(({ id, from, outcomes }) => (
        <Panel key={id}>
          <p>
            <strong>{words.proposal(id, nameOf(from))}</strong>
          </p>
          <Outcomes lang={lang} of={outcomesOf(one)} outcomes={outcomes} />
        </Panel>
      ))}
      {one.votes.map(({ id, tally }) => (
        <p key={id}>
          {text.result(tally.winner)}{' '}
          {Object.entries(tally.counts)
            .map(([choice, count]) => `${choice === ABSTAIN ? text.abstained : choice}: ${count}`)
            .join(', ')}
        </p>
      ))}
      {one.decision ? (
        <Alert lang={lang} kind="success">
          {text.decided(one.decision.proposal.id)}
        </Alert>
      ) : null}
    </>
  );
}

function DecideForm({ lang, one, hidden, action, back }: Doing) {
  const sent = sentIn(back, 'decided');
  const text = pagesText[lang];
  const words = sittingsText[lang];
  const winner = one.votes.at(-1)?.tally.winner ?? one.proposals[0]?.id;
  return (
    <Form action={action} hidden={{ ...hidden, do: 'decided' }}>
      <Heading level={4}>{text.decide}</Heading>
      <Radios
        lang={lang}
        name="proposal"
        label={text.decideBy}
        choices={one.proposals.map(({ id }) => ({ value: id, label: words.minutes.forProposal(id) }))}
        value={sent('proposal') ?? winner}
      />
      <Radios
        lang={lang}
        name="effect"
        label={text.effect}
        choices={(['at-adjustment', 'at-once'] as const).map((value) => ({ value, label: words.effects[value] }))}
        value={sent('effect') ?? 'at-adjustment'}
      />
      <Actions>
        <Button>{text.decideButton}</Button>
      </Actions>
    </Form>
  );
}

function DissentForm({ lang, one, hidden, action, back }: Doing) {
  const sent = sentIn(back, 'dissented');
  const text = pagesText[lang];
  return (
    <Form action={action} hidden={{ ...hidden, do: 'dissented' }}>
      <Heading level={4}>{text.dissent}</Heading>
      <Field
        lang={lang}
        name="person"
        id="dissent-person"
        label={text.person}
        kind="select"
        options={(one.decision?.voters ?? []).map(({ person, name }) => ({ value: person, label: name }))}
        value={sent('person')}
      />
      <Field
        lang={lang}
        name="text"
        id="dissent-text"
        label={text.dissentText}
        kind="textarea"
        rows={3}
        maxLength={8000}
        value={sent('text')}
      />
      <Actions>
        <Button variant="secondary">{text.dissentButton}</Button>
      </Actions>
    </Form>
  );
}
