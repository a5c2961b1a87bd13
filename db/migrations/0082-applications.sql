-- Applications for permits (HSLF-FS 2018:48 3 kap.) while regions write them: sections that several write in, their versions, comments,
-- who is asked for what, who is where, and the guidance of the authority. Nobody outside the region reads a word of it.

create table application (
  id uuid primary key default uuidv7(),
  call uuid not null references area_call,
  organisation text not null references work_organisation,
  unit_name text not null default '' check (length(unit_name) <= 200),
  state text not null default 'draft' check (state in ('draft', 'submitted', 'withdrawn', 'dismissed')),
  version integer not null default 1 check (version > 0),
  created_by uuid not null references person,
  created_at timestamptz not null default tillstand_now(),
  fictitious boolean not null,
  unique (call, organisation, unit_name)
);
comment on table application is 'A region''s application for one permit in a call. What was sent in lies by itself; what is written here is the region''s own';
comment on column application.unit_name is 'Which of the region''s units it is for, where the region applies for more than one';
create index application_organisation on application (organisation, created_at desc);

create table application_section (
  application uuid not null references application,
  key text not null check (length(key) between 1 and 120),
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  version integer not null check (version > 0),
  status text not null default 'working' check (status in ('working', 'ready')),
  changed_by uuid not null references person,
  changed_at timestamptz not null default tillstand_now(),
  primary key (application, key)
);
comment on table application_section is 'A section as it stands now. Each has its own version, so that several may write';

create table application_section_version (
  application uuid not null references application,
  key text not null,
  version integer not null check (version > 0),
  content jsonb not null,
  status text not null,
  copied_from uuid references application,
  made_by uuid not null references person,
  made_at timestamptz not null default tillstand_now(),
  primary key (application, key, version)
);
comment on table application_section_version is 'Every version of every section. Append-only';
comment on column application_section_version.copied_from is 'The region''s earlier application that the content was taken from';

create table application_comment (
  id uuid primary key default uuidv7(),
  application uuid not null references application,
  section text not null check (length(section) between 1 and 120),
  text text not null check (length(text) between 1 and 5000),
  made_by uuid not null references person,
  made_at timestamptz not null default tillstand_now()
);
comment on table application_comment is 'What colleagues say to each other about a section; never seen outside the region. Append-only';
create index application_comment_section on application_comment (application, section);

create table application_assignment (
  id uuid primary key default uuidv7(),
  application uuid not null references application,
  section text not null check (length(section) between 1 and 120),
  person uuid not null references person,
  due date,
  note text not null default '' check (length(note) <= 2000),
  made_by uuid not null references person,
  made_at timestamptz not null default tillstand_now(),
  done_at timestamptz
);
comment on table application_assignment is 'A section that a colleague is asked to write, by a day';
create index application_assignment_section on application_assignment (application, section);
create index application_assignment_person on application_assignment (person) where done_at is null;

create table application_presence (
  application uuid not null references application,
  section text not null check (length(section) between 1 and 120),
  person uuid not null references person,
  seen_at timestamptz not null default tillstand_now(),
  primary key (application, section, person)
);
comment on table application_presence is 'Who had a section open for writing, and when last. Overwritten, and nothing but a courtesy';

create table application_guidance (
  section text not null check (length(section) between 1 and 120),
  field text not null check (length(field) between 1 and 60),
  sv text not null check (length(sv) <= 4000),
  en text not null default '' check (length(en) <= 4000),
  version integer not null check (version > 0),
  changed_by uuid not null references person,
  changed_at timestamptz not null default tillstand_now(),
  fictitious boolean not null,
  primary key (section, field, fictitious)
);
comment on table application_guidance is 'What the authority says beside a field of the form; of the special conditions for all of them (section `special`)';

create table application_guidance_version (
  section text not null,
  field text not null,
  fictitious boolean not null,
  version integer not null check (version > 0),
  sv text not null,
  en text not null,
  made_by uuid not null references person,
  made_at timestamptz not null default tillstand_now(),
  primary key (section, field, fictitious, version)
);
comment on table application_guidance_version is 'Every wording of the guidance. Append-only';

-- ---------------------------------------------------------------------------------------------------
-- What holds whatever the program does
-- ---------------------------------------------------------------------------------------------------

-- The last day on which a region may write and send in an application. Replaced where a later day can have been granted.
create function application_last_day(given_call uuid, given_organisation text) returns date
  language sql volatile security definer set search_path = pg_catalog, public as $$
    select c.last_day from public.area_call c where c.id = given_call and given_organisation is not null
  $$;
comment on function application_last_day(uuid, text) is 'The last day for a region in a call; counts to 24.00 in Stockholm';

-- Whether the call takes anything from a region at this moment, by the clock of the database.
create function application_takes(given_call uuid, given_organisation text) returns boolean
  language sql volatile security definer set search_path = pg_catalog, public as $$
    select exists (
      select from public.area_call c
      where c.id = given_call and c.state = 'open'
        and public.tillstand_now() < ((public.application_last_day(given_call, given_organisation) + 1)::timestamp at time zone 'Europe/Stockholm'))
  $$;

-- Whether what has come in to a call may be opened. Nothing may until an opening has been recorded; replaced where openings are.
create function application_unsealed(given_call uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public as $$ select given_call is null $$;

create function application_begins() returns trigger language plpgsql as $$
begin
  if not exists (select from public.area_call c where c.id = new.call and c.fictitious = new.fictitious)
     or not public.application_takes(new.call, new.organisation) then
    raise exception 'the call takes no applications now' using errcode = 'check_violation', constraint = 'application_in_time';
  end if;
  return new;
end
$$;
create trigger application_begins before insert on application for each row execute function application_begins();

create function application_moves() returns trigger language plpgsql as $$
begin
  if new.version <> old.version + 1 then
    raise exception 'the version of an application grows by one' using errcode = 'check_violation';
  end if;
  if (new.id, new.call, new.organisation, new.created_by, new.created_at, new.fictitious)
     is distinct from (old.id, old.call, old.organisation, old.created_by, old.created_at, old.fictitious) then
    raise exception 'what an application is for does not change' using errcode = 'check_violation';
  end if;
  if old.state = 'dismissed' or (new.state = 'draft' and old.state = 'submitted')
     or (new.state = 'dismissed' and old.state <> 'submitted') then
    raise exception 'an application does not move so' using errcode = 'check_violation';
  end if;
  return new;
end
$$;
create trigger application_moves before update on application for each row execute function application_moves();

-- A section is written while the call takes applications, one version at a time.
create function application_section_moves() returns trigger language plpgsql as $$
begin
  if new.version <> (case when tg_op = 'INSERT' then 1 else old.version + 1 end) then
    raise exception 'the version of a section grows by one' using errcode = 'check_violation';
  end if;
  if not exists (select from public.application a
                 where a.id = new.application and a.state in ('draft', 'submitted') and public.application_takes(a.call, a.organisation)) then
    raise exception 'nothing is written in an application that is closed' using errcode = 'check_violation', constraint = 'application_in_time';
  end if;
  new.changed_at := public.tillstand_now();
  return new;
end
$$;
create trigger application_section_moves before insert or update on application_section for each row execute function application_section_moves();

create function application_guidance_moves() returns trigger language plpgsql as $$
begin
  if new.version <> old.version + 1 then
    raise exception 'a version grows by one' using errcode = 'check_violation';
  end if;
  new.changed_at := public.tillstand_now();
  return new;
end
$$;
create trigger application_guidance_moves before update on application_guidance for each row execute function application_guidance_moves();

do $$
declare name text;
begin
  foreach name in array array['application_section_version', 'application_comment', 'application_guidance_version'] loop
    execute format('create trigger %I before update or delete or truncate on %I for each statement execute function work_stands()', name || '_stands', name);
  end loop;
  foreach name in array array['application', 'application_section', 'application_assignment', 'application_guidance'] loop
    execute format('create trigger %I before delete or truncate on %I for each statement execute function work_stands()', name || '_stays', name);
  end loop;
end
$$;

-- ---------------------------------------------------------------------------------------------------
-- The second wall
-- ---------------------------------------------------------------------------------------------------

create function acts_in_applications() returns boolean language sql stable
  return coalesce(acting_role() in ('applicant-editor', 'region-contact', 'region-signatory'), false);
create function writes_applications() returns boolean language sql stable
  return coalesce(acting_role() = 'applicant-editor', false);

do $$
declare name text;
begin
  foreach name in array array['application', 'application_section', 'application_section_version', 'application_comment',
                              'application_assignment', 'application_presence', 'application_guidance', 'application_guidance_version'] loop
    execute format('alter table %I enable row level security', name);
  end loop;
end
$$;

-- That there is an application is seen by its region; by those who work with cases once the call has been opened.
create policy seen on application for select to tillstand_app using (
  is_own_work() or (acts_in_applications() and organisation = acting_organisation()) or (works_with_cases() and application_unsealed(call)));
create policy begun on application for insert to tillstand_app with check (
  acting_role() in ('applicant-editor', 'region-contact') and organisation = acting_organisation() and created_by = acting_person());
create policy moved on application for update to tillstand_app using (
  is_own_work() or (acts_in_applications() and organisation = acting_organisation()) or (works_with_cases() and application_unsealed(call)));

create function is_own_application(given uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public
  begin atomic
    select public.acts_in_applications()
      and exists (select from public.application a where a.id = given and a.organisation = public.acting_organisation());
  end;
comment on function is_own_application(uuid) is 'Whether the one who acts works with applications of the region whose application it is';

create policy seen on application_section for select to tillstand_app using (is_own_application(application));
create policy written on application_section for insert to tillstand_app with check (
  writes_applications() and is_own_application(application) and changed_by = acting_person());
create policy rewritten on application_section for update to tillstand_app using (writes_applications() and is_own_application(application))
  with check (changed_by = acting_person());
create policy seen on application_section_version for select to tillstand_app using (is_own_application(application));
create policy kept on application_section_version for insert to tillstand_app with check (
  writes_applications() and is_own_application(application) and made_by = acting_person());
create policy seen on application_comment for select to tillstand_app using (is_own_application(application));
create policy said on application_comment for insert to tillstand_app with check (is_own_application(application) and made_by = acting_person());
create policy seen on application_assignment for select to tillstand_app using (is_own_application(application));
create policy asked on application_assignment for insert to tillstand_app with check (
  acting_role() in ('applicant-editor', 'region-contact') and is_own_application(application) and made_by = acting_person());
create policy done on application_assignment for update to tillstand_app using (is_own_application(application));
create policy seen on application_presence for select to tillstand_app using (is_own_application(application));
create policy here on application_presence for insert to tillstand_app with check (is_own_application(application) and person = acting_person());
create policy still_here on application_presence for update to tillstand_app using (is_own_application(application) and person = acting_person());
create policy gone on application_presence for delete to tillstand_app using (is_own_application(application) and person = acting_person());
create policy seen on application_guidance for select to tillstand_app using (true);
create policy said on application_guidance for insert to tillstand_app with check (
  acting_organisation() = 'authority' and acting_role() = 'case-officer' and changed_by = acting_person());
create policy changed on application_guidance for update to tillstand_app
  using (acting_organisation() = 'authority' and acting_role() = 'case-officer') with check (changed_by = acting_person());
create policy seen on application_guidance_version for select to tillstand_app using (works_with_cases());
create policy kept on application_guidance_version for insert to tillstand_app with check (
  acting_organisation() = 'authority' and acting_role() = 'case-officer' and made_by = acting_person());

grant select on application, application_section, application_section_version, application_comment, application_assignment, application_presence,
  application_guidance, application_guidance_version to tillstand_app;
grant insert (id, call, organisation, unit_name, created_by, fictitious), update (state, version) on application to tillstand_app;
grant insert (application, key, content, version, status, changed_by), update (content, version, status, changed_by) on application_section to tillstand_app;
grant insert (application, key, version, content, status, copied_from, made_by) on application_section_version to tillstand_app;
grant insert (application, section, text, made_by) on application_comment to tillstand_app;
grant insert (application, section, person, due, note, made_by), update (done_at) on application_assignment to tillstand_app;
grant insert (application, section, person), update (seen_at), delete on application_presence to tillstand_app;
grant insert (section, field, sv, en, version, changed_by, fictitious), update (sv, en, version, changed_by) on application_guidance to tillstand_app;
grant insert (section, field, fictitious, version, sv, en, made_by) on application_guidance_version to tillstand_app;

-- For those who work with cases while the call is sealed: which regions have begun, and nothing of what they write.
create function applications_begun(given_call uuid) returns table (organisation text, state text, begun_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, public
  begin atomic
    select a.organisation, a.state, a.created_at from public.application a
    where a.call = given_call and (public.works_with_cases() or public.is_own_work());
  end;
