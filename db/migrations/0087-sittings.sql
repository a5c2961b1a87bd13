-- Meetings of the board for NHV (docs/adr/0075): everything that happens in a meeting is a row that stands; agenda, votes, decisions, minutes and
-- entries in the journal are folds of the same rows.

-- The chair has a substitute too, who stands for no collaboration region (instruction 2015:284 § 19).
do $$
declare found text;
begin
  select conname into strict found from pg_constraint
  where conrelid = 'board_term'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%seat%chair%collaboration_region IS NULL%';
  execute format('alter table board_term drop constraint %I', found);
end
$$;
alter table board_term add constraint seat_has_its_region check (
  case seat when 'chair' then collaboration_region is null when 'member' then collaboration_region is not null else true end);

create table sitting (
  id uuid primary key default uuidv7(),
  day date not null,
  phase text not null default 'none' check (phase in ('none', 'planned', 'noticed', 'open', 'closed', 'adjusted', 'published', 'cancelled')),
  version integer not null default 0 check (version >= 0),
  created_by uuid not null references person,
  created_at timestamptz not null default tillstand_now(),
  fictitious boolean not null
);
comment on table sitting is 'A meeting of the board. Day, phase and version repeat what its events say, for lists and locks';
create unique index sitting_one_a_day on sitting (day, fictitious) where phase <> 'cancelled';

create table sitting_event (
  sitting uuid not null references sitting,
  seq integer not null check (seq > 0),
  what jsonb not null check (jsonb_typeof(what) = 'object' and what ? 'kind'),
  at timestamptz not null default tillstand_now(),
  by uuid references person,
  acting text,
  primary key (sitting, seq)
);
comment on table sitting_event is 'Everything that has happened in and about a meeting, in order. Append-only; the minutes are drawn from it';
comment on column sitting_event.by is 'Who wrote it; null for what the product does when the minutes have been adjusted';
-- An item is decided once and takes effect once: what has been decided is undone only by a new decision in another item.
create unique index sitting_decided_once on sitting_event ((what ->> 'of')) where what ->> 'kind' = 'decided';
create unique index sitting_effective_once on sitting_event ((what ->> 'of')) where what ->> 'kind' = 'took-effect';
create unique index sitting_sealed_once on sitting_event (sitting) where what ->> 'kind' = 'sealed';
create unique index sitting_adjusted_once on sitting_event (sitting, (what ->> 'person')) where what ->> 'kind' = 'adjusted';

create table sitting_entry (
  sitting uuid not null references sitting,
  item text not null,
  entry text not null unique references journal_entry (id),
  primary key (sitting, item, entry)
);
comment on table sitting_entry is 'The entries of the journal that a decision of the board became';

create table sitting_publication (
  sitting uuid not null references sitting,
  kind text not null check (kind in ('agenda', 'minutes')),
  edition integer not null check (edition > 0),
  day date not null,
  content jsonb not null,
  hash text,
  document uuid references document,
  published_at timestamptz not null default tillstand_now(),
  fictitious boolean not null,
  primary key (sitting, kind, edition)
);
comment on table sitting_publication is 'What everyone reads of a meeting, masked texts already taken away: nothing else of it is shown to all';
create index sitting_publication_latest on sitting_publication (fictitious, day desc);

create table sitting_rules (
  fictitious boolean not null,
  version integer not null check (version > 0),
  content jsonb not null,
  set_by uuid not null references person,
  set_at timestamptz not null default tillstand_now(),
  primary key (fictitious, version)
);
comment on table sitting_rules is 'Quorum, substitutes and votes as the board has set them, with where it says so: the law gives no rule';

create function sitting_moves() returns trigger language plpgsql as $$
begin
  if (new.id, new.created_by, new.created_at, new.fictitious) is distinct from (old.id, old.created_by, old.created_at, old.fictitious)
     or new.version < old.version then
    raise exception 'a meeting keeps what it is, and its version grows' using errcode = 'check_violation';
  end if;
  return new;
end
$$;
create trigger sitting_moves before update on sitting for each row execute function sitting_moves();
create trigger sitting_stays before delete or truncate on sitting for each statement execute function work_stands();

-- The second wall of what the rules say (src/modules/sittings/core/rules.ts): events come in order, a vote that has been closed stands, only those
-- appointed adjust, and after the minutes have been sealed only effects, masks and publishing come.
create function sitting_event_comes() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  kind text := new.what ->> 'kind';
begin
  if new.seq <> (select coalesce(max(e.seq), 0) + 1 from sitting_event e where e.sitting = new.sitting) then
    raise exception 'what happens in a meeting is written in order' using errcode = 'serialization_failure';
  end if;
  if kind = 'vote-cast' and exists (
    select from sitting_event e where e.sitting = new.sitting and e.what ->> 'kind' = 'vote-closed' and e.what ->> 'vote' = new.what ->> 'vote'
      and e.what ->> 'of' = new.what ->> 'of'
  ) then
    raise exception 'a vote that has been closed stands' using errcode = 'check_violation', constraint = 'vote_stands';
  end if;
  if kind in ('vote-cast', 'proposal-put') and exists (
    select from (
      select distinct on (e.what ->> 'person') (e.what ->> 'conflicted')::boolean as conflicted
      from sitting_event e
      where e.sitting = new.sitting and e.what ->> 'kind' = 'conflict-answered' and e.what ->> 'of' = new.what ->> 'of'
        and e.what ->> 'person' = coalesce(new.what ->> 'person', new.what -> 'proposal' ->> 'from')
      order by e.what ->> 'person', e.seq desc
    ) latest where conflicted
  ) then
    raise exception 'whoever has a conflict of interest takes no part in the item' using errcode = 'check_violation', constraint = 'no_conflict';
  end if;
  if kind = 'adjusted' and not coalesce((
    select e.what -> 'persons' ? (new.what ->> 'person') from sitting_event e
    where e.sitting = new.sitting and e.what ->> 'kind' = 'adjusters-appointed' order by e.seq desc limit 1), false) then
    raise exception 'the minutes are adjusted by those whom the meeting has appointed' using errcode = 'check_violation', constraint = 'appointed_adjusts';
  end if;
  if kind not in ('took-effect', 'masked', 'mask-lifted', 'published') and exists (
    select from sitting_event e where e.sitting = new.sitting and e.what ->> 'kind' = 'sealed'
  ) then
    raise exception 'minutes that have been sealed stand' using errcode = 'check_violation', constraint = 'sealed_stands';
  end if;
  return new;
end
$$;
create trigger sitting_event_comes before insert on sitting_event for each row execute function sitting_event_comes();
create trigger sitting_event_stands before update or delete or truncate on sitting_event for each statement execute function work_stands();
create trigger sitting_entry_stands before update or delete or truncate on sitting_entry for each statement execute function work_stands();
create trigger sitting_publication_stands before update or delete or truncate on sitting_publication for each statement execute function work_stands();
create trigger sitting_rules_stands before update or delete or truncate on sitting_rules for each statement execute function work_stands();

-- The board reads its meetings, and those who work with cases at the authority; made-up people made-up ones alone.
create function reads_sittings(given_fictitious boolean) returns boolean language sql stable security definer set search_path = pg_catalog, public
  begin atomic
    select coalesce(public.acting_organisation() = 'board' or public.works_with_cases(), false)
      and given_fictitious = (select p.fictitious from public.person p where p.id = public.acting_person());
  end;
create function keeps_sittings() returns boolean language sql stable
  return coalesce(acting_organisation() = 'board' and acting_role() = 'board-secretary', false);
create function sits_on_board() returns boolean language sql stable
  return coalesce(acting_organisation() = 'board' and acting_role() in ('board-chair', 'board-member', 'board-substitute'), false);

alter table sitting enable row level security;
alter table sitting_event enable row level security;
alter table sitting_entry enable row level security;
alter table sitting_publication enable row level security;
alter table sitting_rules enable row level security;
create policy seen on sitting for select to tillstand_app using (is_own_work() or reads_sittings(fictitious));
create policy planned on sitting for insert to tillstand_app with check (
  is_own_work() or (keeps_sittings() and reads_sittings(fictitious) and created_by = acting_person()));
create policy moved on sitting for update to tillstand_app using (is_own_work() or (acting_organisation() = 'board' and reads_sittings(fictitious)));
create policy seen on sitting_event for select to tillstand_app using (
  is_own_work() or exists (select from sitting s where s.id = sitting));
-- The secretary writes what happens; whoever sits on the board writes own votes, dissents, answers on conflicts of interest and adjustments.
create policy happened on sitting_event for insert to tillstand_app with check (
  is_own_work() or (by = acting_person() and exists (select from sitting s where s.id = sitting) and (
    (keeps_sittings() and what ->> 'kind' not in ('adjusted', 'item-adjusted', 'sealed', 'took-effect'))
    or (sits_on_board() and what ->> 'kind' in ('vote-cast', 'dissented', 'conflict-answered', 'adjusted', 'item-adjusted')
      and what ->> 'person' = acting_person()::text)
  )));
create policy seen on sitting_entry for select to tillstand_app using (is_own_work() or exists (select from sitting s where s.id = sitting));
create policy tied on sitting_entry for insert to tillstand_app with check (is_own_work());
create policy seen on sitting_publication for select to tillstand_app using (true);
create policy published on sitting_publication for insert to tillstand_app with check (
  is_own_work() or (keeps_sittings() and reads_sittings(fictitious)));
create policy seen on sitting_rules for select to tillstand_app using (is_own_work() or reads_sittings(fictitious));
create policy set_anew on sitting_rules for insert to tillstand_app with check (
  is_own_work() or (keeps_sittings() and set_by = acting_person() and reads_sittings(fictitious)));

-- Who sits on the board on a day, with names: those who read its meetings see them.
create function board_on(given_day date, given_fictitious boolean) returns table (person uuid, name text, seat text, region text, region_name text)
  language sql stable security definer set search_path = pg_catalog, public
  begin atomic
    select t.person, p.name, t.seat, t.collaboration_region, r.name
    from public.board_term t join public.person p on p.id = t.person left join public.collaboration_region r on r.id = t.collaboration_region
    where (public.is_own_work() or public.reads_sittings(given_fictitious)) and p.fictitious = given_fictitious and p.active and not t.withdrawn
      and t.valid_from <= given_day and t.valid_to >= given_day
    order by array_position(array['chair', 'member', 'substitute'], t.seat), t.collaboration_region, p.name;
  end;

-- Cases that wait for the board: that there are such, not their papers.
create function cases_for_board(given_fictitious boolean) returns table (id uuid, area text)
  language sql stable security definer set search_path = pg_catalog, public
  begin atomic
    select c.id, c.area from public.care_case c
    where (public.is_own_work() or public.reads_sittings(given_fictitious)) and c.fictitious = given_fictitious and c.state = 'board' order by c.id;
  end;

grant select on sitting, sitting_event, sitting_entry, sitting_publication, sitting_rules to tillstand_app;
grant insert (id, day, created_by, fictitious) on sitting to tillstand_app;
grant update (day, phase, version) on sitting to tillstand_app;
grant insert (sitting, seq, what, by, acting) on sitting_event to tillstand_app;
grant insert (sitting, item, entry) on sitting_entry to tillstand_app;
grant insert (sitting, kind, edition, day, content, hash, document, fictitious) on sitting_publication to tillstand_app;
grant insert (version, content, fictitious, set_by) on sitting_rules to tillstand_app;
