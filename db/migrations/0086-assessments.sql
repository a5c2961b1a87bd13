-- Preparatory group 2 (B2) assesses the applications of a case, each assessor by themselves and blind until handing in, and then says together
-- what it proposes to the board (docs/adr/0071).

-- ---------------------------------------------------------------------------------------------------
-- Who may come near an application
-- ---------------------------------------------------------------------------------------------------

create function sits_in_b2(given_case uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public
  return exists (
    select from public.case_participant p
    where p.care_case = given_case and p.person = public.acting_person() and p.capacity = 'b2'
      and p.valid_from <= public.stockholm_day() and coalesce(p.valid_to >= public.stockholm_day(), true));

-- Employed by the region that applies, or with an assignment there or at one of its units.
create function is_tied_to(given_person uuid, given_application uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public
  return exists (
    select from public.application a join public.work_organisation o on o.id = a.organisation or o.parent = a.organisation
    where a.id = given_application and (
      exists (select from public.person p where p.id = given_person and p.home = o.id)
      or exists (
        select from public.assignment s
        where s.person = given_person and s.organisation = o.id and s.ended_at is null
          and coalesce(s.valid_to >= public.stockholm_day(), true))));
comment on function is_tied_to(uuid, uuid) is 'Whether a person belongs to the region of an application: home or assignment there';

-- Whoever belongs to the applicant's region stays away from its application until someone has judged that there is no conflict of interest;
-- to have said so oneself is not enough. Those who assess it are others in any case.
create function is_kept_from(given_application uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public
  return public.acting_organisation() = 'authority' and public.is_tied_to(public.acting_person(), given_application) and not exists (
    select from public.application a join public.area_call k on k.id = a.call
      join public.case_declaration d on d.care_case = k.care_case and d.person = public.acting_person()
      join public.case_judgement j on j.declaration = d.id
    where a.id = given_application and j.outcome = 'clear');
comment on function is_kept_from(uuid) is 'Whether the one who acts belongs to the applicant''s region and nobody has judged that it does not matter';
create function is_kept_from_any(given_case uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public
  return exists (
    select from public.application a join public.area_call k on k.id = a.call where k.care_case = given_case and public.is_kept_from(a.id));
comment on function is_kept_from_any(uuid) is 'Whether the one who acts is kept from some application in a case: what is weighed against it is not theirs to weigh';
create policy kept_away on application_submission as restrictive for select to tillstand_app using (not is_kept_from(application));
-- The papers of the application lie in the case too.
create function is_kept_document(given_document uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public
  return exists (
    select from public.application_submission s
    where given_document in (s.html_document, s.pdf_document, s.json_document) and public.is_kept_from(s.application));
create policy kept_away on document as restrictive for select to tillstand_app using (
  acting_role() is distinct from 'b2-member' or not is_kept_document(id));

-- ---------------------------------------------------------------------------------------------------
-- Assessments
-- ---------------------------------------------------------------------------------------------------

create table assessment (
  id uuid primary key default uuidv7(),
  care_case uuid not null references care_case,
  application uuid not null references application,
  person uuid not null references person,
  state text not null default 'open' check (state in ('open', 'handed-in', 'ended')),
  due date,
  assigned_by uuid not null references person,
  assigned_at timestamptz not null default tillstand_now(),
  handed_in_at timestamptz,
  ended_why text check (length(ended_why) between 1 and 2000),
  fictitious boolean not null,
  check (state <> 'handed-in' or handed_in_at is not null),
  check ((state = 'ended') = (ended_why is not null))
);
comment on table assessment is 'That a member of B2 assesses an application, and how far it has come; ended when another takes over';
create unique index assessment_one on assessment (application, person) where state <> 'ended';
create index assessment_case on assessment (care_case, person);

create table assessment_judgement (
  assessment uuid not null references assessment,
  condition text not null check (condition ~ '^(special|general):.{1,110}$'),
  verdict text check (verdict in ('met', 'partly', 'not-met', 'unclear')),
  reason text not null default '' check (length(reason) <= 10000),
  passage text not null default '' check (length(passage) <= 2000),
  submission_number integer not null check (submission_number > 0),
  version integer not null check (version > 0),
  changed_at timestamptz not null default tillstand_now(),
  primary key (assessment, condition)
);
comment on table assessment_judgement is 'What an assessor says of a condition; a draft until the whole assessment is handed in';
comment on column assessment_judgement.submission_number is 'The submission that was read: a later completion makes the judgement one of an older text';
comment on column assessment_judgement.passage is 'Where in the application';

create table assessment_judgement_version (
  assessment uuid not null,
  condition text not null,
  version integer not null check (version > 0),
  verdict text,
  reason text not null,
  passage text not null,
  submission_number integer not null,
  made_at timestamptz not null default tillstand_now(),
  primary key (assessment, condition, version),
  foreign key (assessment, condition) references assessment_judgement
);
comment on table assessment_judgement_version is 'The judgement after each save. Append-only';

create table assessment_note (
  id uuid primary key default uuidv7(),
  care_case uuid not null references care_case,
  application uuid not null references application,
  condition text check (length(condition) <= 120),
  kind text not null check (kind in ('discussion', 'question')),
  text text not null check (length(text) between 1 and 10000),
  made_by uuid not null references person,
  made_at timestamptz not null default tillstand_now()
);
comment on table assessment_note is 'What B2 says of an application together, and what it wants the officer to ask the region. Append-only';
create index assessment_note_application on assessment_note (application, id);

create function has_open_assessment(given_application uuid, given_person uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public
  return exists (
    select from public.assessment a where a.application = given_application and a.state = 'open'
      and (given_person is null or a.person = given_person));

-- Others' judgements of an application: to an assessor when their own is handed in, to the rest of B2 when all are, to officers as they come.
create function compares(given_case uuid, given_application uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public
  return public.sees_case(given_case) and not public.is_kept_from(given_application) and (
    public.works_with_cases()
    or (public.sits_in_b2(given_case) and case
      when exists (select from public.assessment a where a.application = given_application and a.person = public.acting_person() and a.state <> 'ended')
        then not public.has_open_assessment(given_application, public.acting_person())
      else not public.has_open_assessment(given_application, null) end));

create function assessment_begins() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not exists (
    select from application a join area_call k on k.id = a.call
    where a.id = new.application and k.care_case = new.care_case and a.fictitious = new.fictitious and a.state = 'submitted' and application_unsealed(k.id)
  ) then
    raise exception 'there is no such application to assess' using errcode = 'check_violation', constraint = 'assessable';
  end if;
  if is_tied_to(new.person, new.application) then
    raise exception 'nobody assesses the application of their own region' using errcode = 'check_violation', constraint = 'own_region';
  end if;
  if case_standing(new.care_case, new.person) <> 'clear' or not exists (
    select from case_participant p where p.care_case = new.care_case and p.person = new.person and p.capacity = 'b2'
      and p.valid_from <= stockholm_day() and coalesce(p.valid_to >= stockholm_day(), true)
  ) then
    raise exception 'only members of B2 without a conflict of interest assess' using errcode = 'check_violation', constraint = 'assessor_clear';
  end if;
  return new;
end
$$;
create trigger assessment_begins before insert on assessment for each row execute function assessment_begins();

create function assessment_moves() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if old.state = 'ended' or (new.state = 'open' and old.state <> 'open') then
    raise exception 'an assessment that is handed in or ended is not opened again' using errcode = 'check_violation', constraint = 'assessment_stands';
  end if;
  if (new.id, new.care_case, new.application, new.person, new.assigned_by, new.assigned_at, new.fictitious)
     is distinct from (old.id, old.care_case, old.application, old.person, old.assigned_by, old.assigned_at, old.fictitious) then
    raise exception 'whose an assessment is does not change' using errcode = 'check_violation';
  end if;
  if new.state = 'handed-in' and old.state = 'open' then
    if new.person is distinct from acting_person() then
      raise exception 'assessors hand in their own' using errcode = 'check_violation', constraint = 'own_assessment';
    end if;
    new.handed_in_at := tillstand_now();
  end if;
  return new;
end
$$;
create trigger assessment_moves before update on assessment for each row execute function assessment_moves();

-- Handed in is handed in: a judgement changes after that only when the region has sent in something newer than it was made of.
create function assessment_judged() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  own assessment;
  latest integer;
begin
  select * into strict own from assessment a where a.id = new.assessment for share;
  select max(s.number) into latest from application_submission s where s.application = own.application;
  if new.submission_number is distinct from latest then
    raise exception 'a judgement is of what stands now' using errcode = 'check_violation', constraint = 'latest_submission';
  end if;
  if own.state = 'ended' or (own.state = 'handed-in' and (tg_op = 'INSERT' or old.submission_number >= new.submission_number) and not exists (
    select from application_submission s where s.application = own.application and s.number = latest and s.submitted_at > own.handed_in_at
      and tg_op = 'INSERT'
  )) then
    raise exception 'what has been handed in stands' using errcode = 'check_violation', constraint = 'assessment_stands';
  end if;
  if not exists (select from application a where a.id = own.application and a.state = 'submitted') then
    raise exception 'the application has been taken back' using errcode = 'check_violation', constraint = 'assessable';
  end if;
  if new.version <> (case when tg_op = 'INSERT' then 1 else old.version + 1 end) then
    raise exception 'the version of a judgement grows by one' using errcode = 'check_violation';
  end if;
  if own.state = 'handed-in' and (new.verdict is null or btrim(new.reason) = '') then
    raise exception 'a judgement that is handed in says something' using errcode = 'check_violation', constraint = 'judged';
  end if;
  new.changed_at := tillstand_now();
  return new;
end
$$;
create trigger assessment_judged before insert or update on assessment_judgement for each row execute function assessment_judged();

create trigger assessment_stays before delete or truncate on assessment for each statement execute function work_stands();
create trigger assessment_judgement_stays before delete or truncate on assessment_judgement for each statement execute function work_stands();
create trigger assessment_judgement_version_stands before update or delete or truncate on assessment_judgement_version for each statement execute function work_stands();
create trigger assessment_note_stands before update or delete or truncate on assessment_note for each statement execute function work_stands();

alter table assessment enable row level security;
alter table assessment_judgement enable row level security;
alter table assessment_judgement_version enable row level security;
alter table assessment_note enable row level security;
create policy seen on assessment for select to tillstand_app using (
  is_own_work() or (sees_case(care_case) and (works_with_cases() or sits_in_b2(care_case))));
create policy given on assessment for insert to tillstand_app with check (
  sees_case(care_case) and works_with_cases() and assigned_by = acting_person());
create policy moved on assessment for update to tillstand_app using (
  sees_case(care_case) and not is_kept_from(application) and (works_with_cases() or (person = acting_person() and sits_in_b2(care_case))));
create policy seen on assessment_judgement for select to tillstand_app using (exists (
  select from assessment a where a.id = assessment and (
    (a.person = acting_person() and sees_case(a.care_case) and not is_kept_from(a.application))
    or (a.state = 'handed-in' and compares(a.care_case, a.application)))));
create policy judged on assessment_judgement for insert to tillstand_app with check (exists (
  select from assessment a where a.id = assessment and a.person = acting_person() and sits_in_b2(a.care_case) and not is_kept_from(a.application)));
create policy judged_anew on assessment_judgement for update to tillstand_app using (exists (
  select from assessment a where a.id = assessment and a.person = acting_person() and sits_in_b2(a.care_case) and not is_kept_from(a.application)));
create policy seen on assessment_judgement_version for select to tillstand_app using (exists (
  select from assessment_judgement j where j.assessment = assessment_judgement_version.assessment and j.condition = assessment_judgement_version.condition));
create policy kept on assessment_judgement_version for insert to tillstand_app with check (exists (
  select from assessment a where a.id = assessment and a.person = acting_person()));
create policy seen on assessment_note for select to tillstand_app using (
  (made_by = acting_person() and sees_case(care_case) and not is_kept_from(application))
  or (kind = 'question' and works_with_cases() and sees_case(care_case)) or compares(care_case, application));
create policy made on assessment_note for insert to tillstand_app with check (
  made_by = acting_person() and sees_case(care_case) and not is_kept_from(application) and (works_with_cases() or sits_in_b2(care_case))
  and (kind = 'question' or compares(care_case, application)));

grant select on assessment, assessment_judgement, assessment_judgement_version, assessment_note to tillstand_app;
grant insert (care_case, application, person, due, assigned_by, fictitious) on assessment to tillstand_app;
grant update (state, due, ended_why) on assessment to tillstand_app;
grant insert (assessment, condition, verdict, reason, passage, submission_number, version) on assessment_judgement to tillstand_app;
grant update (verdict, reason, passage, submission_number, version) on assessment_judgement to tillstand_app;
grant insert (assessment, condition, version, verdict, reason, passage, submission_number) on assessment_judgement_version to tillstand_app;
grant insert (care_case, application, condition, kind, text, made_by) on assessment_note to tillstand_app;

-- ---------------------------------------------------------------------------------------------------
-- The statement: as that of B1 (0077), in one edition after the other when the board refers a matter back
-- ---------------------------------------------------------------------------------------------------

create table b2_statement (
  id uuid primary key default uuidv7(),
  care_case uuid not null references care_case,
  area text not null references care_area,
  edition integer not null check (edition > 0),
  status text not null default 'draft' check (status in ('draft', 'locked')),
  version integer not null default 1 check (version > 0),
  begun_by uuid not null references person,
  begun_at timestamptz not null default tillstand_now(),
  locked_by uuid references person,
  locked_at timestamptz,
  document uuid,
  diary_number text,
  content jsonb,
  hash text check (hash ~ '^[0-9a-f]{64}$'),
  fictitious boolean not null,
  unique (care_case, edition),
  check ((status = 'locked') = (locked_by is not null)),
  check ((locked_by is null) = (locked_at is null) and (locked_by is null) = (document is null) and (locked_by is null) = (diary_number is null)
    and (locked_by is null) = (content is null) and (locked_by is null) = (hash is null))
);
comment on table b2_statement is 'What B2 proposes to the board of every application in a case; locked when its members have approved or dissented';
comment on column b2_statement.content is 'What was locked, as the board reads it; hash is SHA-256 of its canonical JSON';
create unique index b2_statement_one_draft on b2_statement (care_case) where status = 'draft';

create table b2_part (
  statement uuid not null references b2_statement,
  part text not null check (part ~ '^(summary|ranking|conditions|applicant-[0-9a-f-]{36})$'),
  version integer not null check (version > 0),
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  removed boolean not null default false,
  changed_by uuid not null references person,
  changed_at timestamptz not null default tillstand_now(),
  primary key (statement, part)
);
create table b2_part_version (
  statement uuid not null,
  part text not null,
  version integer not null check (version > 0),
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  removed boolean not null,
  statement_version integer not null check (statement_version > 0),
  made_by uuid not null references person,
  acting text not null,
  made_at timestamptz not null default tillstand_now(),
  primary key (statement, part, version),
  foreign key (statement, part) references b2_part
);
create table b2_answer (
  id uuid primary key default uuidv7(),
  statement uuid not null references b2_statement,
  person uuid not null references person,
  answer text not null check (answer in ('approve', 'dissent', 'withdraw')),
  text text check (length(text) between 1 and 10000),
  statement_version integer not null check (statement_version > 0),
  made_at timestamptz not null default tillstand_now(),
  acting text not null,
  check ((answer = 'dissent') = (text is not null))
);
comment on table b2_part is 'A part of the statement as it is now: of an applicant, of the conditions, the ranking, the whole';
comment on table b2_part_version is 'The part after each save. Append-only';
comment on table b2_answer is 'What a member says of a version of the statement. The last one holds. Append-only';
create index b2_answer_statement on b2_answer (statement, person, id);

create trigger b2_statement_moves before update on b2_statement for each row execute function b1_statement_moves();
create function b2_written() returns trigger language plpgsql as $$
begin
  if exists (select from public.b2_statement s where s.id = new.statement and s.status = 'locked') then
    raise exception 'a locked statement does not change' using errcode = 'check_violation', constraint = 'b2_statement_locked';
  end if;
  return new;
end
$$;
create trigger b2_part_written before insert or update on b2_part for each row execute function b2_written();
create trigger b2_answer_written before insert on b2_answer for each row execute function b2_written();
create trigger b2_statement_stays before delete or truncate on b2_statement for each statement execute function work_stands();
create trigger b2_part_stays before delete or truncate on b2_part for each statement execute function work_stands();
create trigger b2_part_version_stands before update or delete or truncate on b2_part_version for each statement execute function work_stands();
create trigger b2_answer_stands before update or delete or truncate on b2_answer for each statement execute function work_stands();

alter table b2_statement enable row level security;
alter table b2_part enable row level security;
alter table b2_part_version enable row level security;
alter table b2_answer enable row level security;
-- The statement weighs all applicants against each other: whoever is kept from one takes no part in it.
create policy seen on b2_statement for select to tillstand_app using (
  is_own_work() or (sees_case(care_case) and ((not is_kept_from_any(care_case) and (works_with_cases() or sits_in_b2(care_case))) or status = 'locked')));
create policy begun on b2_statement for insert to tillstand_app with check (
  sees_case(care_case) and not is_kept_from_any(care_case) and (works_with_cases() or sits_in_b2(care_case)));
create policy changed on b2_statement for update to tillstand_app using (
  sees_case(care_case) and not is_kept_from_any(care_case) and (works_with_cases() or sits_in_b2(care_case)));
create policy own on b2_part to tillstand_app
  using (exists (select from b2_statement s where s.id = statement)) with check (exists (select from b2_statement s where s.id = statement));
create policy own on b2_part_version to tillstand_app
  using (exists (select from b2_statement s where s.id = statement)) with check (exists (select from b2_statement s where s.id = statement));
create policy seen on b2_answer for select to tillstand_app using (exists (select from b2_statement s where s.id = statement));
create policy own on b2_answer for insert to tillstand_app with check (
  exists (select from b2_statement s where s.id = statement and person = acting_person() and sits_in_b2(s.care_case)));

grant select on b2_statement, b2_part, b2_part_version, b2_answer to tillstand_app;
grant insert (care_case, area, edition, begun_by, fictitious) on b2_statement to tillstand_app;
grant update (status, version, locked_by, locked_at, document, diary_number, content, hash) on b2_statement to tillstand_app;
grant insert (statement, part, version, content, removed, changed_by) on b2_part to tillstand_app;
grant update (version, content, removed, changed_by, changed_at) on b2_part to tillstand_app;
grant insert (statement, part, version, content, removed, statement_version, made_by, acting) on b2_part_version to tillstand_app;
grant insert (statement, person, answer, text, statement_version, acting) on b2_answer to tillstand_app;
