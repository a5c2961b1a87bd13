-- Personal data of those who were nominated or proposed to an expert group and were not appointed are disposed of when the authority has decided so
-- (arkivlagen 1990:782 10 §; arkivförordningen 1991:446 14 §). Until a decision has been entered nothing is disposed of. What the diary says stands.

create table disposal_decision (
  id uuid primary key default uuidv7(),
  version integer not null check (version > 0),
  months integer check (months between 1 and 600),
  source text not null check (length(source) between 1 and 500),
  decided_on date not null,
  entered_by uuid not null references person,
  acting text not null,
  entered_at timestamptz not null default tillstand_now(),
  fictitious boolean not null,
  unique (fictitious, version)
);
comment on table disposal_decision is 'The authority''s decision on personal data of those not appointed; the latest holds. Append-only';
comment on column disposal_decision.months is 'How long after it is settled who is in the group; null: they are kept';
comment on column disposal_decision.source is 'The decision by its number, and the regulation or decision of Riksarkivet that it rests on';

create table disposal_done (
  id uuid primary key default uuidv7(),
  decision uuid not null references disposal_decision,
  nominations integer not null check (nominations >= 0),
  seats integer not null check (seats >= 0),
  done_at timestamptz not null default tillstand_now(),
  check (nominations + seats > 0)
);
comment on table disposal_done is 'What has been disposed of, as counts. Append-only';

create trigger disposal_decision_stands before update or delete or truncate on disposal_decision for each statement execute function work_stands();
create trigger disposal_done_stands before update or delete or truncate on disposal_done for each statement execute function work_stands();

alter table nomination
  add column disposed_at timestamptz,
  add column disposed_by uuid references disposal_decision,
  add constraint nomination_disposed check (
    (disposed_at is null) = (disposed_by is null)
    and (disposed_at is null or (name = 'Gallrad uppgift' and profession = 'Gallrad uppgift' and standing = 'Gallrad uppgift' and mail = 'gallrad@invalid')));
alter table group_seat
  add column disposed_at timestamptz,
  add column disposed_by uuid references disposal_decision,
  add constraint group_seat_disposed check (
    (disposed_at is null) = (disposed_by is null)
    and (disposed_at is null or (status = 'dropped' and name = 'Gallrad uppgift' and profession = 'Gallrad uppgift' and mail is null and person is null)));

-- When it was settled who is in a group: it has been appointed and no proposal waits, or its case is over.
create function group_settled_at(given_case uuid, given_kind text) returns timestamptz language sql stable security definer set search_path = pg_catalog, public
  return (
    select case
      when c.state = 'ended' then greatest(c.changed_at, g.appointed_at)
      when g.status = 'appointed' then g.appointed_at
    end
    from care_case c left join care_group g on g.care_case = c.id and g.kind = given_kind where c.id = given_case);
comment on function group_settled_at(uuid, text) is 'Null while someone may still be appointed';

create view not_appointed with (security_invoker = true) as
  select n.id as nomination, null::uuid as seat, n.care_case, n.fictitious,
    greatest(group_settled_at(n.care_case, 'expert'), coalesce(n.changed_at, n.nominated_at)) as settled_at
  from nomination n
  where n.disposed_at is null and group_settled_at(n.care_case, 'expert') is not null
    and not exists (select from group_seat s where s.nomination = n.id and s.status in ('proposed', 'appointed', 'left'))
  union all
  select null, s.id, s.care_case, s.fictitious, greatest(group_settled_at(s.care_case, g.kind), s.proposed_at)
  from group_seat s join care_group g on g.id = s.care_group
  where s.disposed_at is null and s.status = 'dropped' and group_settled_at(s.care_case, g.kind) is not null;
comment on view not_appointed is 'Nominations and seats of people who were not appointed, with when that was settled';

-- A decision is used a week after it was entered at the earliest, so that a slip can be put right.
create function dispose_of_not_appointed() returns table (decision uuid, nominations integer, seats integer)
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  held record;
  gone_nominations integer;
  gone_seats integer;
begin
  for held in
    select distinct on (d.fictitious) d.* from disposal_decision d order by d.fictitious, d.version desc
  loop
    continue when held.months is null or held.entered_at + interval '7 days' > tillstand_now();
    with due as (
      select a.nomination from not_appointed a
      where a.fictitious = held.fictitious and a.nomination is not null and a.settled_at + make_interval(months => held.months) <= tillstand_now()
    ), gone as (
      update nomination n set name = 'Gallrad uppgift', profession = 'Gallrad uppgift', standing = 'Gallrad uppgift', mail = 'gallrad@invalid',
        version = n.version + 1, disposed_at = tillstand_now(), disposed_by = held.id
      from due where n.id = due.nomination returning n.id
    ) select count(*)::integer into gone_nominations from gone;
    with due as (
      select a.seat from not_appointed a
      where a.fictitious = held.fictitious and a.seat is not null and a.settled_at + make_interval(months => held.months) <= tillstand_now()
    ), gone as (
      update group_seat s set name = 'Gallrad uppgift', profession = 'Gallrad uppgift', mail = null, person = null,
        version = s.version + 1, disposed_at = tillstand_now(), disposed_by = held.id
      from due where s.id = due.seat returning s.id
    ) select count(*)::integer into gone_seats from gone;
    continue when gone_nominations + gone_seats = 0;
    insert into disposal_done (decision, nominations, seats) values (held.id, gone_nominations, gone_seats);
    decision := held.id;
    nominations := gone_nominations;
    seats := gone_seats;
    return next;
  end loop;
end
$$;
comment on function dispose_of_not_appointed() is 'Does what the decisions say, by the database''s clock; nothing without one';

-- What a nomination says is not changed, but for being disposed of: then nothing else is.
create or replace function nomination_in_time() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (new.id, new.round, new.care_case, new.source, new.organisation, new.source_name, new.received,
      new.collaboration_region, new.represents, new.replaces, new.nominated_by, new.nominated_at, new.diary_number, new.fictitious)
     is distinct from (old.id, old.round, old.care_case, old.source, old.organisation, old.source_name, old.received,
      old.collaboration_region, old.represents, old.replaces, old.nominated_by, old.nominated_at, old.diary_number, old.fictitious) then
    raise exception 'a nomination is replaced, not changed' using errcode = 'check_violation';
  end if;
  if tg_op = 'UPDATE' and (new.disposed_at is null or old.disposed_at is not null)
     and (new.name, new.mail, new.profession, new.standing, new.disposed_at, new.disposed_by)
       is distinct from (old.name, old.mail, old.profession, old.standing, old.disposed_at, old.disposed_by) then
    raise exception 'a nomination is replaced, not changed' using errcode = 'check_violation';
  end if;
  if tg_op = 'UPDATE' and new.disposed_at is not null and old.disposed_at is null then
    return new;
  end if;
  if new.source = 'region' and public.acting_organisation() is distinct from 'authority' and public.tillstand_now() >= (
    select (r.last_day + 1)::timestamp at time zone 'Europe/Stockholm' from public.nomination_round r where r.id = new.round
  ) then
    raise exception 'the last day for nominations has passed' using errcode = 'check_violation', constraint = 'nomination_in_time';
  end if;
  return new;
end
$$;

alter table disposal_decision enable row level security;
alter table disposal_done enable row level security;
create policy seen on disposal_decision for select to tillstand_app
  using (is_own_work() or (acting_organisation() = 'authority' and fictitious = acts_made_up()));
create policy entered on disposal_decision for insert to tillstand_app
  with check (acting_role() = 'head' and acting_organisation() = 'authority' and fictitious = acts_made_up() and entered_by = acting_person());
create policy seen on disposal_done for select to tillstand_app
  using (exists (select from disposal_decision d where d.id = decision));
grant select on disposal_decision, disposal_done, not_appointed to tillstand_app;
grant insert (version, months, source, decided_on, entered_by, acting, fictitious) on disposal_decision to tillstand_app;
grant execute on function dispose_of_not_appointed(), group_settled_at(uuid, text) to tillstand_app;
