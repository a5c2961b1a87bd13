-- Messages to people and organisations, in the product and by mail, and the product's own recurring work (docs/adr/0065).
-- A message is written in the transaction of the act that it tells of, so that neither is without the other. Nothing that is
-- made up is ever queued for mail: the table itself refuses it.

create table message (
  id uuid primary key default uuidv7(),
  key text not null check (key ~ '^[a-z0-9-]+(\.[a-z0-9-]+)+$' and length(key) <= 100),
  subject_sv text not null check (length(subject_sv) between 1 and 200 and subject_sv !~ '[[:cntrl:]]'),
  subject_en text not null check (length(subject_en) between 1 and 200 and subject_en !~ '[[:cntrl:]]'),
  body_sv text not null check (length(body_sv) <= 5000),
  body_en text not null check (length(body_en) <= 5000),
  care_case uuid,
  path text check (path ~ '^/([^/\\[:cntrl:][:space:]][^\\[:cntrl:][:space:]]*)?$' and length(path) <= 500),
  told_by uuid references person,
  told_as text,
  told_at timestamptz not null default tillstand_now(),
  fictitious boolean not null
);
comment on table message is 'What the product has told people, in both languages. Append-only';
comment on column message.key is 'What kind of message: consultation.opened';
comment on column message.care_case is 'The case that it is about; cases come in a later migration';
comment on column message.path is 'The page that it leads to: the Swedish path, without host';
comment on column message.told_by is 'Whose act it tells of; null for the product''s own';
create index message_case on message (care_case, told_at desc) where care_case is not null;
create index message_told on message (told_at desc, id desc);

create table mail (
  id uuid primary key default uuidv7(),
  kind text not null check (kind in ('message', 'digest')),
  address text not null check (address ~ '^[^@\s[:cntrl:]]+@[^@\s[:cntrl:]]+$' and length(address) <= 254),
  person uuid references person,
  digest_day date,
  state text not null check (state in ('queued', 'sent', 'kept', 'given-up')),
  attempts integer not null default 0 check (attempts >= 0),
  next_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz,
  fault text check (length(fault) <= 500),
  fictitious boolean not null,
  queued_at timestamptz not null default tillstand_now(),
  constraint made_up_stays check (not fictitious or state = 'kept'),
  check ((kind = 'digest') = (digest_day is not null)),
  check (kind <> 'digest' or person is not null)
);
comment on table mail is 'The outbox: one row for each mail; sent by a job, again with longer and longer pauses until it is sent or given up';
comment on column mail.state is 'kept: stays in the product, because it is made up or because no mail server is set';
comment on column mail.next_at is 'Not before this; pushed forward when a node takes it, so that no other does and that it is tried again if the node is killed';
comment on constraint made_up_stays on mail is 'What is made up in a demonstration never leaves the machine';
create index mail_queued on mail (next_at) where state = 'queued';
create unique index mail_digest_once on mail (person, digest_day) where kind = 'digest';

create table message_delivery (
  id uuid primary key default uuidv7(),
  message uuid not null references message,
  care_case uuid,
  person uuid references person,
  name text,
  role text,
  organisation text references work_organisation,
  address text,
  how text not null check (how in ('at-once', 'digest', 'no-mail')),
  mail uuid references mail,
  read_at timestamptz,
  check (read_at is null or person is not null)
);
comment on table message_delivery is 'To whom a message goes: a person, or an address of an organisation or of someone without an account';
comment on column message_delivery.name is 'What the person was called then: those who see what was sent do not see everyone''s account';
comment on column message_delivery.role is 'The role by which the person was found; without a person: nobody had it';
comment on column message_delivery.how is 'As the person had chosen then; no-mail: there was no address';
create unique index message_delivery_once on message_delivery (message, person) where person is not null;
create index message_delivery_message on message_delivery (message);
create index message_delivery_person on message_delivery (person, message desc) where person is not null;
create index message_delivery_unread on message_delivery (person) where read_at is null and person is not null;
create index message_delivery_mail on message_delivery (mail) where mail is not null;
create index message_delivery_digest on message_delivery (person) where how = 'digest' and mail is null;

create table message_setting (
  person uuid primary key references person,
  how text not null check (how in ('at-once', 'digest')),
  lang text check (lang in ('sv', 'en')),
  version integer not null check (version > 0)
);
comment on table message_setting is 'How someone wants mail; without a row: at once, in both languages';

create table job (
  name text primary key check (name ~ '^[a-z0-9-]+(\.[a-z0-9-]+)*$'),
  next_at timestamptz not null,
  taken_until timestamptz not null default '-infinity',
  ended_at timestamptz,
  fault text check (length(fault) <= 500)
);
comment on table job is 'Recurring work of the product, done by one node at a time';
comment on column job.taken_until is 'A node does it now, and says so again and again; when the node is killed another takes it after this';
comment on column job.fault is 'What went wrong the last time; null when nothing did';

-- ---------------------------------------------------------------------------------------------------
-- Telling. Whoever acts may tell others than they may see; so this is done in one place with its own eyes.
-- Recipients: {"person": id} | {"role": role, "organisation": id} | {"organisation": id} | {"mail": address}
-- ---------------------------------------------------------------------------------------------------

create function tell(
  given_key text, sv text, en text, long_sv text, long_en text, given_case uuid, given_path text, given_fictitious boolean, recipients jsonb
) returns uuid language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  told uuid;
  today date := (public.tillstand_now() at time zone 'Europe/Stockholm')::date;
  one record;
  queued uuid;
begin
  insert into public.message (key, subject_sv, subject_en, body_sv, body_en, care_case, path, told_by, told_as, fictitious)
  values (given_key, sv, en, long_sv, long_en, given_case, given_path, public.acting_person(),
          case when public.acting_person() is null then null else public.acting_role() || '@' || public.acting_organisation() end, given_fictitious)
  returning id into told;

  if exists (
    select from jsonb_array_elements(recipients) r left join public.person p on p.id = (r ->> 'person')::uuid
    where r ? 'person' and p.fictitious is distinct from given_fictitious
  ) then
    raise exception 'what is made up is told to made-up people only, and what is real to real ones' using errcode = 'check_violation', constraint = 'made_up_stays';
  end if;

  if exists (
    select from jsonb_array_elements(recipients) r
    where r ? 'organisation' and not exists (select from public.work_organisation o where o.id = r ->> 'organisation')
  ) then
    raise exception 'a recipient names an organisation that is not there' using errcode = 'foreign_key_violation';
  end if;

  for one in
    with asked as (select r ->> 'person' as person, r ->> 'role' as role, r ->> 'organisation' as organisation, r ->> 'mail' as address
                   from jsonb_array_elements(recipients) r),
    found as (
      select a.person::uuid as person, null as role, null as organisation from asked a where a.person is not null
      union all
      select s.person, a.role, a.organisation from asked a join public.assignment s on s.role = a.role and s.organisation = a.organisation
      where a.role is not null and s.ended_at is null and s.valid_from <= today and coalesce(s.valid_to, 'infinity') >= today
        and (not s.needs_confirmation or s.confirmed_by is not null)
    ),
    people as (
      select distinct on (p.id) p.id as person, p.name, f.role, f.organisation, p.mail as address, coalesce(s.how, 'at-once') as how
      from found f join public.person p on p.id = f.person left join public.message_setting s on s.person = p.id
      where p.active and p.fictitious = given_fictitious
      order by p.id, f.role nulls first
    )
    select person, name, role, organisation, address, case when address is null then 'no-mail' else how end as how from people
    union all
    select null, null, a.role, a.organisation, null, 'no-mail' from asked a
    where a.role is not null and not exists (select from people p where p.role = a.role and p.organisation = a.organisation)
      and not exists (
        select from public.assignment s join people p on p.person = s.person
        where s.role = a.role and s.organisation = a.organisation and s.ended_at is null)
    union all
    select distinct null::uuid, null, null, o.id, o.mail, case when o.mail is null then 'no-mail' else 'at-once' end
    from asked a join public.work_organisation o on o.id = a.organisation where a.role is null
    union all
    select distinct null::uuid, null, null, null, a.address, 'at-once' from asked a where a.address is not null
  loop
    queued := null;
    if one.how = 'at-once' then
      insert into public.mail (kind, address, person, state, fictitious)
      values ('message', one.address, one.person, case when given_fictitious then 'kept' else 'queued' end, given_fictitious)
      returning id into queued;
    end if;
    insert into public.message_delivery (message, care_case, person, name, role, organisation, address, how, mail)
    values (told, given_case, one.person, one.name, one.role, one.organisation, one.address, one.how, queued);
  end loop;
  return told;
end
$$;
comment on function tell(text, text, text, text, text, uuid, text, boolean, jsonb) is 'Writes a message to its recipients and queues its mail, in the transaction of the act';
revoke all on function tell(text, text, text, text, text, uuid, text, boolean, jsonb) from public;
grant execute on function tell(text, text, text, text, text, uuid, text, boolean, jsonb) to tillstand_app;

-- What has been told stands. Of a delivery only that it was read, and which digest took it, is ever added; of a mail how it went.
create trigger message_stands before update or delete or truncate on message for each statement execute function work_stands();
create trigger message_delivery_stays before delete or truncate on message_delivery for each statement execute function work_stands();
create trigger mail_stays before delete or truncate on mail for each statement execute function work_stands();

create function message_delivery_moves() returns trigger language plpgsql as $$
begin
  if (new.id, new.message, new.care_case, new.person, new.name, new.role, new.organisation, new.address, new.how)
     is distinct from (old.id, old.message, old.care_case, old.person, old.name, old.role, old.organisation, old.address, old.how)
     or (old.mail is not null and new.mail is distinct from old.mail) or (old.read_at is not null and new.read_at is distinct from old.read_at) then
    raise exception 'to whom a message went does not change' using errcode = 'check_violation';
  end if;
  return new;
end
$$;
create trigger message_delivery_moves before update on message_delivery for each row execute function message_delivery_moves();

create function mail_moves() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if old.state <> 'queued' then
      raise exception 'a mail that is % is done with', old.state using errcode = 'check_violation';
    end if;
    if (new.id, new.kind, new.address, new.person, new.digest_day, new.fictitious, new.queued_at)
       is distinct from (old.id, old.kind, old.address, old.person, old.digest_day, old.fictitious, old.queued_at) then
      raise exception 'to whom a mail goes does not change' using errcode = 'check_violation';
    end if;
  end if;
  new.ended_at := case when new.state = 'queued' then null else clock_timestamp() end;
  return new;
end
$$;
create trigger mail_moves before insert or update on mail for each row execute function mail_moves();

-- ---------------------------------------------------------------------------------------------------
-- Who sees what: one's own. What was sent to whom: administrators, and those at the authority who keep cases, of cases whose papers
-- they may open (`sees_case`)
-- ---------------------------------------------------------------------------------------------------

create function sees_what_was_sent(given_case uuid) returns boolean language sql stable
  return acting_organisation() = 'authority' and (
    acting_role() = 'administrator'
    or (acting_role() in ('case-officer', 'head', 'registrar') and (given_case is null or sees_case(given_case))));

-- Asked for with each session, before anyone acts: a number for the menu, and nothing of what the messages say.
create function unread_messages(given uuid) returns bigint
  language sql stable security definer set search_path = pg_catalog, public
  begin atomic
    select count(*) from public.message_delivery d where d.person = given and d.read_at is null;
  end;
comment on function unread_messages(uuid) is 'How many messages a person has not read';

-- Figures for those who watch the service; no rows.
create function mail_figures() returns table (count bigint, oldest_seconds double precision, given_up bigint)
  language sql stable security definer set search_path = pg_catalog, public
  begin atomic
    select count(*) filter (where m.state = 'queued'),
           coalesce(extract(epoch from clock_timestamp() - min(m.queued_at) filter (where m.state = 'queued')), 0),
           count(*) filter (where m.state = 'given-up')
    from public.mail m where m.state in ('queued', 'given-up');
  end;
create index mail_given_up on mail (ended_at) where state = 'given-up';

alter table message enable row level security;
alter table message_delivery enable row level security;
alter table mail enable row level security;
alter table message_setting enable row level security;
create policy seen on message_delivery for select to tillstand_app
  using (is_own_work() or person = acting_person() or sees_what_was_sent(care_case));
create policy read on message_delivery for update to tillstand_app using (is_own_work() or person = acting_person());
create policy seen on message for select to tillstand_app
  using (is_own_work() or sees_what_was_sent(care_case)
    or exists (select from message_delivery d where d.message = message.id and d.person = acting_person()));
create policy seen on mail for select to tillstand_app
  using (is_own_work() or person = acting_person() or exists (select from message_delivery d where d.mail = mail.id));
create policy digest on mail for insert to tillstand_app with check (is_own_work());
create policy sent on mail for update to tillstand_app using (is_own_work());
create policy own on message_setting to tillstand_app using (is_own_work() or person = acting_person());

grant select on message, message_delivery, mail, message_setting to tillstand_app;
grant update (read_at, mail) on message_delivery to tillstand_app;
grant insert (kind, address, person, digest_day, state, fictitious) on mail to tillstand_app;
grant update (state, attempts, next_at, fault) on mail to tillstand_app;
grant insert (person, how, lang, version), update (how, lang, version) on message_setting to tillstand_app;
grant select on job to tillstand_app;
grant insert (name, next_at), update (next_at, taken_until, ended_at, fault) on job to tillstand_app;

-- Each act forgets its owner's keys that are older than a week; without this it would read all the newer ones to find none.
create index idempotency_key_age on idempotency_key (owner, created_at);
