-- Who has told of a conflict of interest in an item of the board, in the meeting or in its case, is kept from it by every route (docs/adr/0075): what it
-- is called stays, as in the public agenda; its papers, proposals, votes, texts and outcome do not reach them. The secretary keeps the meeting whole.

create function kept_from_item(given_sitting uuid, given_item text) returns boolean
  language sql stable security definer set search_path = pg_catalog, public
  begin atomic
    select public.acting_person() is not null and not public.is_own_work() and not public.keeps_sittings() and (
      coalesce((
        select (e.what ->> 'conflicted')::boolean from public.sitting_event e
        where e.sitting = given_sitting and e.what ->> 'kind' = 'conflict-answered' and e.what ->> 'of' = given_item
          and e.what ->> 'person' = public.acting_person()::text
        order by e.seq desc limit 1), false)
      or (
        exists (
          select from public.sitting_event e
          where e.sitting = given_sitting and e.what ->> 'kind' = 'item-added' and e.what -> 'item' ->> 'id' = given_item
            and public.has_conflict((e.what -> 'item' ->> 'careCase')::uuid))
        -- Those who adjust the minutes are chosen among those without a conflict: what is told afterwards comes too late to unread them.
        and not coalesce((
          select e.what -> 'persons' ? public.acting_person()::text from public.sitting_event e
          where e.sitting = given_sitting and e.what ->> 'kind' = 'adjusters-appointed' order by e.seq desc limit 1), false)
      )
    );
  end;
comment on function kept_from_item(uuid, text) is 'Whether the one who acts has a conflict of interest in an item of a meeting and is kept from it';

-- What has happened in a meeting for the one who reads it. An item that one is kept from is there with its number, name and kind, and how far it has come.
create function sitting_events(given_sitting uuid) returns table (seq integer, at timestamptz, by uuid, what jsonb)
  language sql stable security definer set search_path = pg_catalog, public
  begin atomic
    with kept as materialized (
      select e.what -> 'item' ->> 'id' as item from public.sitting_event e
      where e.sitting = given_sitting and e.what ->> 'kind' = 'item-added' and public.kept_from_item(given_sitting, e.what -> 'item' ->> 'id')
    )
    select e.seq, e.at, e.by,
      case
        when k.item is null or e.what ->> 'kind' = 'conflict-answered' then e.what
        when e.what ? 'item' then jsonb_build_object('kind', e.what -> 'kind', 'item', jsonb_build_object(
          'id', e.what -> 'item' -> 'id', 'kind', e.what -> 'item' -> 'kind', 'title', e.what -> 'item' -> 'title',
          'area', e.what -> 'item' -> 'area', 'careCase', null, 'background', '[]'::jsonb, 'matter', '', 'assessment', '', 'proposal', '',
          'slots', null, 'applicants', '[]'::jsonb, 'conditions', '[]'::jsonb, 'permit', null, 'ground', null, 'hearing', null, 'presenter', '',
          'continues', null, 'isKept', true))
        else jsonb_build_object('kind', e.what -> 'kind', 'of', e.what -> 'of', 'why', '', 'held', '[]'::jsonb, 'proposal', '', 'effect', e.what -> 'effect')
      end
    from public.sitting_event e
    join public.sitting s on s.id = e.sitting
    left join kept k on k.item = coalesce(e.what ->> 'of', e.what -> 'item' ->> 'id')
    where e.sitting = given_sitting and (public.is_own_work() or public.reads_sittings(s.fictitious))
      and (
        k.item is null
        or e.what ->> 'kind' in ('item-added', 'item-revised', 'item-removed', 'item-opened', 'decided', 'item-closed')
        or (e.what ->> 'kind' = 'conflict-answered' and e.what ->> 'person' = public.acting_person()::text)
      )
    order by e.seq;
  end;
comment on function sitting_events(uuid) is 'The events of a meeting, with what one is kept from taken away';

drop policy seen on sitting_event;
create policy seen on sitting_event for select to tillstand_app using (
  is_own_work() or (exists (select from sitting s where s.id = sitting) and (
    (what ->> 'kind' = 'conflict-answered' and what ->> 'person' = acting_person()::text)
    or not kept_from_item(sitting, coalesce(what ->> 'of', what -> 'item' ->> 'id'))
  )));

-- Minutes as a document hold every item: whoever sits on the board and has had a conflict of interest reads meetings on their pages and as published.
create function had_conflict_on_board() returns boolean
  language sql stable security definer set search_path = pg_catalog, public
  return sits_on_board() and exists (
    select from sitting_event e
    where e.what ->> 'kind' = 'conflict-answered' and e.what ->> 'person' = acting_person()::text and (e.what ->> 'conflicted')::boolean);
create policy kept_minutes on document as restrictive for select to tillstand_app using (kind <> 'board-minutes' or not had_conflict_on_board());
