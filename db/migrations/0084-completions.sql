-- Whether applications are complete (docs/adr/0073): what the authority has checked, what it asks the region to complete and until when, what comes
-- of it, and which applications are dismissed. Also who has been reminded of the last day, and what everyone may know once a call has been opened.

create table application_check (
  application uuid not null references application,
  point text not null check (length(point) between 1 and 140),
  verdict text not null check (verdict in ('in-order', 'lacking')),
  note text not null default '' check (length(note) <= 2000),
  submission uuid not null references application_submission,
  version integer not null check (version > 0),
  checked_by uuid not null references person,
  checked_at timestamptz not null default tillstand_now(),
  primary key (application, point)
);
comment on table application_check is 'A point of the list that an application is held against, as it was found in one submission. The authority''s own';

create table application_completion (
  id uuid primary key default uuidv7(),
  application uuid not null references application,
  call uuid not null references area_call,
  organisation text not null references work_organisation,
  round integer not null check (round > 0),
  letter text not null default '' check (length(letter) <= 4000),
  last_day date not null,
  state text not null default 'open' check (state in ('open', 'answered', 'closed')),
  of_submission uuid not null references application_submission,
  diary_number text not null,
  asked_by uuid not null references person,
  asked_at timestamptz not null default tillstand_now(),
  answer uuid references application_submission,
  closed_by uuid references person,
  closed_at timestamptz,
  closed_why text check (length(closed_why) between 1 and 2000),
  unique (application, round),
  check ((state = 'answered') = (answer is not null)),
  check ((state = 'closed') = (closed_at is not null and closed_why is not null))
);
comment on table application_completion is 'A request that a region completes its application (komplettering), one at a time; the window stands open until it is answered or closed';
comment on column application_completion.last_day is 'Until when, to 24.00 in Stockholm. What comes later is taken as long as the window is open, and is marked as late';
comment on column application_completion.of_submission is 'What was found to lack something';
create unique index application_completion_open on application_completion (application) where state = 'open';
create index application_completion_call on application_completion (call);

create table application_completion_point (
  completion uuid not null references application_completion,
  key text not null check (length(key) between 1 and 120),
  ask text not null check (length(ask) between 1 and 4000),
  primary key (completion, key)
);
comment on table application_completion_point is 'What is asked for in a part; these parts alone are open to the region. Append-only';

create table application_completion_extension (
  id uuid primary key default uuidv7(),
  completion uuid not null references application_completion,
  from_day date not null,
  to_day date not null check (to_day > from_day),
  reason text not null check (length(reason) between 1 and 2000),
  made_by uuid not null references person,
  made_at timestamptz not null default tillstand_now()
);
comment on table application_completion_extension is 'A later last day for a completion, with its reason. Append-only';

create table application_judgement (
  application uuid primary key references application,
  call uuid not null references area_call,
  organisation text not null references work_organisation,
  outcome text not null check (outcome in ('complete', 'dismissed')),
  submission uuid not null references application_submission,
  reason text not null default '' check (length(reason) <= 4000),
  diary_number text,
  judged_by uuid not null references person,
  acting text default acting_role() || '@' || acting_organisation(),
  judged_at timestamptz not null default tillstand_now(),
  check (outcome = 'complete' or (length(reason) > 0 and diary_number is not null))
);
comment on table application_judgement is 'An application is complete, and goes on to be assessed as it stands in this submission; or it is dismissed, with reasons. Append-only';

create table application_reminder (
  call uuid not null references area_call,
  organisation text not null references work_organisation,
  days_before integer not null check (days_before > 0),
  sent_at timestamptz not null default tillstand_now(),
  primary key (call, organisation, days_before)
);
comment on table application_reminder is 'Reminders of the last day: one of each kind for a region, also when the day is moved. Append-only';

-- ---------------------------------------------------------------------------------------------------
-- The window
-- ---------------------------------------------------------------------------------------------------

create or replace function application_completion_open(given_application uuid) returns boolean
  language sql volatile security definer set search_path = pg_catalog, public as $$
    select exists (
      select from public.application_completion c join public.application a on a.id = c.application
      where c.application = given_application and c.state = 'open' and a.state = 'submitted')
  $$;

-- The parts that a region may write in after the last day: those that it has been asked to complete.
create function application_open_parts(given_application uuid) returns text[]
  language sql volatile security definer set search_path = pg_catalog, public as $$
    select coalesce(array_agg(p.key order by p.key), '{}')
    from public.application_completion c
      join public.application a on a.id = c.application and a.state = 'submitted'
      join public.application_completion_point p on p.completion = c.id
    where c.application = given_application and c.state = 'open'
  $$;

-- A section is written while the call takes applications, or while it is asked to be completed; one version at a time.
create or replace function application_section_moves() returns trigger language plpgsql as $$
begin
  if new.version <> (case when tg_op = 'INSERT' then 1 else old.version + 1 end) then
    raise exception 'the version of a section grows by one' using errcode = 'check_violation';
  end if;
  if not exists (select from public.application a
                 where a.id = new.application and a.state in ('draft', 'submitted')
                   and (public.application_takes(a.call, a.organisation) or new.key = any(public.application_open_parts(a.id)))) then
    raise exception 'nothing is written in an application that is closed' using errcode = 'check_violation', constraint = 'application_in_time';
  end if;
  new.changed_at := public.tillstand_now();
  return new;
end
$$;

-- A completion comes, like an application, when the will to send it reached the authority. After its last day it is late, and taken all the same.
create function application_completion_comes() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  came timestamptz;
  round public.application_completion;
begin
  select t.arrived_at into came from public.application_attempt t
    where t.id = new.attempt and t.application = new.application and t.person = new.submitted_by and t.content_hash = new.content_hash
      and t.arrived_at > public.tillstand_now() - interval '15 minutes';
  if came is null then
    raise exception 'what is submitted has not arrived' using errcode = 'check_violation', constraint = 'arrived';
  end if;
  select * into round from public.application_completion c where c.application = new.application and c.state = 'open' for update;
  if not found then
    raise exception 'no completion is asked for' using errcode = 'check_violation', constraint = 'application_in_time';
  end if;
  new.submitted_at := came;
  new.late := came >= ((round.last_day + 1)::timestamp at time zone 'Europe/Stockholm');
  return new;
end
$$;
-- After `application_submission_comes`, by its name: triggers fire in the order of their names.
create trigger application_submission_completes before insert on application_submission for each row
  when (new.kind = 'completion') execute function application_completion_comes();

create function application_completion_answered() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update public.application_completion set state = 'answered', answer = new.id where application = new.application and state = 'open';
  return null;
end
$$;
create trigger application_completion_answered after insert on application_submission for each row
  when (new.kind = 'completion') execute function application_completion_answered();

create function application_completion_begins() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not exists (
    select from public.application a
    where a.id = new.application and a.call = new.call and a.organisation = new.organisation and a.state = 'submitted'
      and public.application_unsealed(a.call) and not public.application_decided(a.id))
    -- Complete ones are asked again while B2 assesses them; dismissed ones never.
    or exists (
      select from public.application_judgement j
      where j.application = new.application and (j.outcome = 'dismissed' or not exists (
        select from public.area_call k join public.care_case c on c.id = k.care_case where k.id = new.call and c.state = 'assessment')))
    or new.of_submission is distinct from (
      select s.id from public.application_submission s where s.application = new.application order by s.number desc limit 1) then
    raise exception 'this application is not to be completed now' using errcode = 'check_violation', constraint = 'completable';
  end if;
  if new.last_day < public.stockholm_day() then
    raise exception 'the last day has passed' using errcode = 'check_violation', constraint = 'completion_day';
  end if;
  return new;
end
$$;
create trigger application_completion_begins before insert on application_completion for each row execute function application_completion_begins();

create function application_completion_moves() returns trigger language plpgsql as $$
begin
  if old.state <> 'open' then
    raise exception 'a completion that has been answered or closed is not touched again' using errcode = 'check_violation', constraint = 'completion_over';
  end if;
  if (new.id, new.application, new.call, new.organisation, new.round, new.letter, new.of_submission, new.diary_number, new.asked_by, new.asked_at)
     is distinct from (old.id, old.application, old.call, old.organisation, old.round, old.letter, old.of_submission, old.diary_number, old.asked_by, old.asked_at) then
    raise exception 'what was asked for does not change' using errcode = 'check_violation';
  end if;
  if new.last_day < old.last_day then
    raise exception 'the last day of a completion is never moved nearer' using errcode = 'check_violation', constraint = 'not_nearer';
  end if;
  return new;
end
$$;
create trigger application_completion_moves before update on application_completion for each row execute function application_completion_moves();

-- An application is judged once, as it stands, when nothing is being asked for.
create function application_is_judged() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform from public.application a where a.id = new.application for update;
  if not exists (
    select from public.application a
    where a.id = new.application and a.call = new.call and a.organisation = new.organisation
      and a.state = (case new.outcome when 'complete' then 'submitted' else 'dismissed' end) and public.application_unsealed(a.call))
    or exists (select from public.application_completion c where c.application = new.application and c.state = 'open')
    or new.submission is distinct from (
      select s.id from public.application_submission s where s.application = new.application order by s.number desc limit 1) then
    raise exception 'this application is not to be judged now' using errcode = 'check_violation', constraint = 'judgeable';
  end if;
  return new;
end
$$;
create trigger application_is_judged before insert on application_judgement for each row execute function application_is_judged();

do $$
declare name text;
begin
  foreach name in array array['application_completion_point', 'application_completion_extension', 'application_judgement', 'application_reminder'] loop
    execute format('create trigger %I before update or delete or truncate on %I for each statement execute function work_stands()', name || '_stands', name);
  end loop;
  foreach name in array array['application_check', 'application_completion'] loop
    execute format('create trigger %I before delete or truncate on %I for each statement execute function work_stands()', name || '_stays', name);
  end loop;
  foreach name in array array['application_check', 'application_completion', 'application_completion_point', 'application_completion_extension',
                              'application_judgement', 'application_reminder'] loop
    execute format('alter table %I enable row level security', name);
  end loop;
end
$$;

-- ---------------------------------------------------------------------------------------------------
-- The second wall
-- ---------------------------------------------------------------------------------------------------

create function call_of_application(given uuid) returns uuid
  language sql stable security definer set search_path = pg_catalog, public as $$ select a.call from public.application a where a.id = given $$;

create policy seen on application_check for select to tillstand_app using (
  works_with_cases() and reads_applications(call_of_application(application)));
create policy checked on application_check for insert to tillstand_app with check (
  acting_role() = 'case-officer' and checked_by = acting_person() and reads_applications(call_of_application(application)));
create policy checked_anew on application_check for update to tillstand_app
  using (acting_role() = 'case-officer' and reads_applications(call_of_application(application))) with check (checked_by = acting_person());

create policy seen on application_completion for select to tillstand_app using (
  is_own_work() or (acts_in_applications() and organisation = acting_organisation()) or reads_applications(call));
create policy asked on application_completion for insert to tillstand_app with check (
  acting_role() = 'case-officer' and asked_by = acting_person() and reads_applications(call));
create policy moved on application_completion for update to tillstand_app
  using (acting_role() = 'case-officer' and reads_applications(call)) with check (state <> 'answered');
create policy seen on application_completion_point for select to tillstand_app using (
  exists (select from application_completion c where c.id = completion));
create policy asked on application_completion_point for insert to tillstand_app with check (
  exists (select from application_completion c where c.id = completion and c.asked_by = acting_person() and c.state = 'open'));
create policy seen on application_completion_extension for select to tillstand_app using (
  exists (select from application_completion c where c.id = completion));
create policy made on application_completion_extension for insert to tillstand_app with check (
  acting_role() = 'case-officer' and made_by = acting_person() and exists (select from application_completion c where c.id = completion));

create policy seen on application_judgement for select to tillstand_app using (
  is_own_work() or (acts_in_applications() and organisation = acting_organisation()) or reads_applications(call));
create policy judged on application_judgement for insert to tillstand_app with check (
  judged_by = acting_person() and reads_applications(call)
  and acting_role() = (case outcome when 'complete' then 'case-officer' else 'head' end));

create policy seen on application_reminder for select to tillstand_app using (is_own_work() or works_with_cases());
create policy sent on application_reminder for insert to tillstand_app with check (is_own_work());

grant select on application_check, application_completion, application_completion_point, application_completion_extension, application_judgement,
  application_reminder to tillstand_app;
grant insert (application, point, verdict, note, submission, version, checked_by), update (verdict, note, submission, version, checked_by, checked_at)
  on application_check to tillstand_app;
grant insert (id, application, call, organisation, round, letter, last_day, of_submission, diary_number, asked_by),
  update (last_day, state, closed_by, closed_at, closed_why) on application_completion to tillstand_app;
grant insert (completion, key, ask) on application_completion_point to tillstand_app;
grant insert (completion, from_day, to_day, reason, made_by) on application_completion_extension to tillstand_app;
grant insert (application, call, organisation, outcome, submission, reason, diary_number, judged_by) on application_judgement to tillstand_app;
grant insert (call, organisation, days_before) on application_reminder to tillstand_app;

-- What everyone may know, once a call has been opened: who applied, for which unit, and whether the application was taken back or dismissed.
create function applicants_of_call(given_call uuid) returns table (organisation text, region text, hospital text, unit text, state text, first_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, public as $$
    select a.organisation, s.content -> 'region' ->> 'name', s.content -> 'unit' ->> 'hospital', s.content -> 'unit' ->> 'name', a.state,
      (select min(f.submitted_at) from public.application_submission f where f.application = a.id)
    from public.application a
      join lateral (select t.content from public.application_submission t where t.application = a.id order by t.number desc limit 1) s on true
    where a.call = given_call and a.state <> 'draft' and public.application_unsealed(given_call)
    order by s.content -> 'region' ->> 'name' collate public.sv_se, a.unit_name collate public.sv_se, a.id
  $$;
comment on function applicants_of_call(uuid) is 'Nobody while the call is sealed';

-- Whether a call has been opened: everyone may know that, also when nobody has applied.
create function call_is_opened(given_call uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public as $$ select public.application_unsealed(given_call) $$;
