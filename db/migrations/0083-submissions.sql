-- Applications that regions have sent in (HSLF-FS 2018:48 3 kap.): each is kept as it came, under its hash, with its number in the diary and its
-- time by the clock of the database. They are sealed until the last day has passed and someone at the authority has opened them.

create table application_attempt (
  id uuid primary key default uuidv7(),
  application uuid not null references application,
  content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
  person uuid not null references person,
  arrived_at timestamptz not null default tillstand_now()
);
comment on table application_attempt is 'That a signatory''s will to submit has reached the authority, before the papers are drawn up. Append-only';
comment on column application_attempt.content_hash is 'What was to be sent in: nothing else is taken under this time';
comment on column application_attempt.arrived_at is 'When it came in (förvaltningslagen 22 §): by the database, never by whoever writes the row';
create index application_attempt_application on application_attempt (application, arrived_at);

create table application_submission (
  id uuid primary key,
  application uuid not null references application,
  call uuid not null references area_call,
  organisation text not null references work_organisation,
  number integer not null check (number > 0),
  kind text not null check (kind in ('application', 'completion')),
  attempt uuid unique references application_attempt,
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  parts jsonb not null check (jsonb_typeof(parts) = 'array'),
  html_document uuid not null references document,
  pdf_document uuid not null references document,
  json_document uuid not null references document,
  diary_number text not null,
  submitted_by uuid not null references person,
  acting text default acting_role() || '@' || acting_organisation(),
  submitted_at timestamptz not null,
  late boolean not null default false,
  fictitious boolean not null,
  unique (application, number),
  check ((content ->> 'number')::integer = number),
  check (kind = 'completion' or attempt is not null)
);
comment on table application_submission is 'An application as it came in. Never changed; a later number takes its place, and both are kept. Append-only';
comment on column application_submission.content is 'The snapshot; its canonical JSON is the exported file, byte for byte';
comment on column application_submission.content_hash is 'SHA-256 of what the region has written and attached, without number and time';
comment on column application_submission.hash is 'SHA-256 of the canonical JSON of content, as in the receipt';
comment on column application_submission.parts is '[{key, title: {sv, en}, hash}]: each section and attachment by itself';
comment on column application_submission.submitted_by is 'The signatory, who endorses by submitting';
comment on column application_submission.late is 'It came after the last day for all, in a time that had been granted';
create index application_submission_call on application_submission (call, organisation);

create table application_withdrawal (
  id uuid primary key default uuidv7(),
  application uuid not null references application,
  call uuid not null references area_call,
  organisation text not null references work_organisation,
  number integer not null check (number > 0),
  reason text not null check (length(reason) between 1 and 2000),
  diary_number text not null,
  withdrawn_by uuid not null references person,
  withdrawn_at timestamptz not null default tillstand_now()
);
comment on table application_withdrawal is 'A region takes its application back, with a reason; what was sent in is kept. Append-only';
comment on column application_withdrawal.number is 'The submission that stood';
create index application_withdrawal_application on application_withdrawal (application);

create table application_plea (
  id uuid primary key default uuidv7(),
  call uuid not null references area_call,
  organisation text not null references work_organisation,
  name text not null check (length(name) between 1 and 300),
  reason text not null check (length(reason) between 1 and 2000),
  diary_number text not null,
  made_by uuid not null references person,
  made_at timestamptz not null default tillstand_now(),
  state text not null default 'waiting' check (state in ('waiting', 'granted', 'refused')),
  new_last_day date,
  decision text check (length(decision) between 1 and 2000),
  decision_number text,
  decided_by uuid references person,
  decided_at timestamptz,
  check ((state = 'waiting') = (decided_at is null)),
  check ((state = 'waiting') = (decision is null)),
  check ((state = 'granted') = (new_last_day is not null))
);
comment on table application_plea is 'A region that came too late asks to be let in, with its reason; a case officer decides, with theirs';
comment on column application_plea.new_last_day is 'Until the end of this day, in Stockholm, what the region sends in is taken';
create unique index application_plea_waiting on application_plea (call, organisation) where state = 'waiting';
create index application_plea_granted on application_plea (call, organisation) where state = 'granted';

create table application_opening (
  call uuid primary key references area_call,
  opened_by uuid not null references person,
  opened_at timestamptz not null default tillstand_now(),
  acting text default acting_role() || '@' || acting_organisation()
);
comment on table application_opening is 'From here on those who work with the case may read what has come in. Never before the last day has passed. Append-only';

-- ---------------------------------------------------------------------------------------------------
-- Time and seal, in place of what stood for them so far
-- ---------------------------------------------------------------------------------------------------

-- The later of the day for all and a day that has been granted to this region.
create or replace function application_last_day(given_call uuid, given_organisation text) returns date
  language sql volatile security definer set search_path = pg_catalog, public as $$
    select greatest(c.last_day, (
      select max(p.new_last_day) from public.application_plea p
      where p.call = c.id and p.organisation = given_organisation and p.state = 'granted'))
    from public.area_call c where c.id = given_call and given_organisation is not null
  $$;

create or replace function application_unsealed(given_call uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public as $$
    select exists (select from public.application_opening o where o.call = given_call)
  $$;

-- Whether a completion is asked for at this moment. Replaced where completions are.
create function application_completion_open(given_application uuid) returns boolean
  language sql volatile security definer set search_path = pg_catalog, public as $$ select given_application is null $$;

-- Whether the application has been decided on: from then on it is not taken back. The case has left the board.
create function application_decided(given_application uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public as $$
    select coalesce((
      select c.state in ('management', 'ended') from public.application a join public.area_call k on k.id = a.call join public.care_case c on c.id = k.care_case
      where a.id = given_application), false)
  $$;

-- Whether the one who acts reads what has come in to a call: those who see its case, once it has been opened. Regions read their own only.
create function reads_applications(given_call uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public as $$
    select public.acting_person() is not null and public.application_unsealed(given_call) and exists (
      select from public.area_call c where c.id = given_call
        and case when c.care_case is null then public.works_with_cases() else public.sees_case(c.care_case) end)
  $$;

-- Holds a call still while something comes in or is opened: its last day is not moved in that moment. Taken before the diary.
create function application_call_held(given_call uuid) returns void
  language sql volatile security definer set search_path = pg_catalog, public as $$
    select from public.area_call where id = given_call for share
  $$;

-- What the authority may know while a call is sealed: that something has come, from whom and when.
create function applications_received(given_call uuid) returns table (organisation text, name text, first_at timestamptz, latest_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, public as $$
    select s.organisation, coalesce((select o.name from public.work_organisation o where o.id = s.organisation), s.organisation), min(s.submitted_at), max(s.submitted_at)
    from public.application_submission s where s.call = given_call and public.works_with_cases()
    group by s.application, s.organisation
  $$;

-- The files of a submission, for those who read it; the rows of documents are shown by rules of their own.
create function application_file(given uuid, given_form text) returns table (name text, media_type text, sha256 text, bytes double precision)
  language sql stable security definer set search_path = pg_catalog, public as $$
    select f.name, f.media_type, f.sha256, f.bytes::float8
    from public.application_submission s
    join public.document_file f on f.version = 1
      and f.document = case given_form when 'html' then s.html_document when 'pdf' then s.pdf_document when 'json' then s.json_document end
    where s.id = given
      and ((public.acts_in_applications() and s.organisation = public.acting_organisation()) or public.reads_applications(s.call))
  $$;

-- When a region tried to submit, for whoever decides on a plea: times, and whether it led to a submission.
create function application_attempts(given_call uuid, given_organisation text) returns table (arrived_at timestamptz, submitted boolean)
  language sql stable security definer set search_path = pg_catalog, public as $$
    select t.arrived_at, exists (select from public.application_submission s where s.attempt = t.id)
    from public.application_attempt t join public.application a on a.id = t.application
    where a.call = given_call and a.organisation = given_organisation and public.works_with_cases()
    order by t.arrived_at desc limit 50
  $$;

-- ---------------------------------------------------------------------------------------------------
-- Rules that hold whatever the application says
-- ---------------------------------------------------------------------------------------------------

-- It counts as come in when the will to submit reached the authority; what is drawn up after that takes its own time.
create function application_submission_comes() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  came timestamptz;
  general timestamptz;
begin
  perform from public.area_call c where c.id = new.call for share;
  if not exists (select from public.application a where a.id = new.application and a.call = new.call and a.organisation = new.organisation and a.fictitious = new.fictitious) then
    raise exception 'the submission is of another application' using errcode = 'check_violation', constraint = 'own_application';
  end if;
  if new.submitted_by is distinct from public.acting_person() or not exists (
    select from public.assignment s where s.person = new.submitted_by and s.role = 'region-signatory' and s.organisation = new.organisation
      and s.ended_at is null and (not s.needs_confirmation or s.confirmed_by is not null)
      and s.valid_from <= public.stockholm_day() and coalesce(s.valid_to, 'infinity') >= public.stockholm_day() for share
  ) then
    raise exception 'only a signatory of the region submits' using errcode = 'check_violation', constraint = 'signatory_now';
  end if;
  if new.number <> 1 + coalesce((select max(s.number) from public.application_submission s where s.application = new.application), 0) then
    raise exception 'submissions are numbered in order' using errcode = 'check_violation', constraint = 'in_order';
  end if;
  if new.kind = 'completion' then
    if not public.application_completion_open(new.application) then
      raise exception 'no completion is asked for' using errcode = 'check_violation', constraint = 'application_in_time';
    end if;
    new.submitted_at := public.tillstand_now();
    return new;
  end if;
  select t.arrived_at into came from public.application_attempt t
    where t.id = new.attempt and t.application = new.application and t.person = new.submitted_by and t.content_hash = new.content_hash
      and t.arrived_at > public.tillstand_now() - interval '15 minutes';
  if came is null then
    raise exception 'what is submitted has not arrived' using errcode = 'check_violation', constraint = 'arrived';
  end if;
  select (c.last_day + 1)::timestamp at time zone 'Europe/Stockholm' into general from public.area_call c where c.id = new.call and c.state = 'open';
  if general is null or came >= ((public.application_last_day(new.call, new.organisation) + 1)::timestamp at time zone 'Europe/Stockholm') then
    raise exception 'the application came after the last day' using errcode = 'check_violation', constraint = 'application_in_time';
  end if;
  new.submitted_at := came;
  new.late := came >= general;
  return new;
end
$$;
create trigger application_submission_comes before insert on application_submission for each row execute function application_submission_comes();

create function application_opens() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  ends timestamptz;
begin
  select (c.last_day + 1)::timestamp at time zone 'Europe/Stockholm' into ends from public.area_call c where c.id = new.call and c.state = 'open' for update;
  if ends is null or public.tillstand_now() < ends then
    raise exception 'what has come in is sealed until the last day has passed' using errcode = 'check_violation', constraint = 'sealed';
  end if;
  new.opened_at := public.tillstand_now();
  return new;
end
$$;
create trigger application_opens before insert on application_opening for each row execute function application_opens();

-- The papers leave their region when the seal is broken; those that come later do so at once.
create function application_papers_unsealed() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if tg_table_name = 'application_opening' or public.application_unsealed(new.call) then
    update public.document d set draft = false where d.draft and d.id in (
      select unnest(array[s.html_document, s.pdf_document, s.json_document]) from public.application_submission s where s.call = new.call);
  end if;
  return null;
end
$$;
create trigger application_papers_unsealed after insert on application_opening for each row execute function application_papers_unsealed();
create trigger application_papers_unsealed after insert on application_submission for each row execute function application_papers_unsealed();

create function application_withdraws() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if public.application_decided(new.application) or not exists (
    select from public.application a where a.id = new.application and a.call = new.call and a.organisation = new.organisation and a.state = 'submitted'
  ) then
    raise exception 'there is nothing to take back' using errcode = 'check_violation', constraint = 'withdrawable';
  end if;
  return new;
end
$$;
create trigger application_withdraws before insert on application_withdrawal for each row execute function application_withdraws();

create function application_plea_moves() returns trigger language plpgsql as $$
begin
  if old.state <> 'waiting' then
    raise exception 'a plea is decided once' using errcode = 'check_violation', constraint = 'decided_once';
  end if;
  if (new.id, new.call, new.organisation, new.name, new.reason, new.diary_number, new.made_by, new.made_at)
     is distinct from (old.id, old.call, old.organisation, old.name, old.reason, old.diary_number, old.made_by, old.made_at) then
    raise exception 'what was pleaded does not change' using errcode = 'check_violation';
  end if;
  return new;
end
$$;
create trigger application_plea_moves before update on application_plea for each row execute function application_plea_moves();

do $$
declare name text;
begin
  foreach name in array array['application_attempt', 'application_submission', 'application_withdrawal', 'application_opening'] loop
    execute format('create trigger %I before update or delete or truncate on %I for each statement execute function work_stands()', name || '_stands', name);
  end loop;
  execute 'create trigger application_plea_stays before delete or truncate on application_plea for each statement execute function work_stands()';
end
$$;

-- ---------------------------------------------------------------------------------------------------
-- The second wall. The product's own work reads no more of what is sealed than others do.
-- ---------------------------------------------------------------------------------------------------

alter table application_attempt enable row level security;
alter table application_submission enable row level security;
alter table application_withdrawal enable row level security;
alter table application_plea enable row level security;
alter table application_opening enable row level security;

create policy seen on application_attempt for select to tillstand_app using (is_own_application(application));
create policy made on application_attempt for insert to tillstand_app with check (
  acting_role() = 'region-signatory' and is_own_application(application) and person = acting_person());

create policy seen on application_submission for select to tillstand_app using (
  (acts_in_applications() and organisation = acting_organisation()) or reads_applications(call));
create policy made on application_submission for insert to tillstand_app with check (
  acting_role() = 'region-signatory' and organisation = acting_organisation() and submitted_by = acting_person());

create policy seen on application_withdrawal for select to tillstand_app using (
  (acts_in_applications() and organisation = acting_organisation()) or reads_applications(call));
create policy made on application_withdrawal for insert to tillstand_app with check (
  acting_role() = 'region-signatory' and organisation = acting_organisation() and withdrawn_by = acting_person());

create policy seen on application_plea for select to tillstand_app using (
  works_with_cases() or (acts_in_applications() and organisation = acting_organisation()));
create policy made on application_plea for insert to tillstand_app with check (
  acts_in_applications() and organisation = acting_organisation() and made_by = acting_person());
create policy decided on application_plea for update to tillstand_app
  using (works_with_cases() and acting_role() = 'case-officer') with check (decided_by = acting_person());

create policy seen on application_opening for select to tillstand_app using (acting_person() is not null or is_own_work());
create policy opened on application_opening for insert to tillstand_app with check (
  works_with_cases() and acting_role() in ('case-officer', 'registrar') and opened_by = acting_person()
  and exists (select from area_call c where c.id = call and (c.care_case is null or sees_case(c.care_case))));

-- That there is an application is known to all who read what has come in, members of the groups too.
drop policy seen on application;
create policy seen on application for select to tillstand_app using (
  is_own_work() or (acts_in_applications() and organisation = acting_organisation()) or reads_applications(call));

grant select on application_attempt, application_submission, application_withdrawal, application_plea, application_opening to tillstand_app;
grant insert (id, application, content_hash, person) on application_attempt to tillstand_app;
grant insert (id, application, call, organisation, number, kind, attempt, content, content_hash, hash, parts, html_document, pdf_document, json_document,
  diary_number, submitted_by, submitted_at, fictitious) on application_submission to tillstand_app;
grant insert (id, application, call, organisation, number, reason, diary_number, withdrawn_by) on application_withdrawal to tillstand_app;
grant insert (id, call, organisation, name, reason, diary_number, made_by), update (state, new_last_day, decision, decision_number, decided_by, decided_at)
  on application_plea to tillstand_app;
grant insert (call, opened_by) on application_opening to tillstand_app;
