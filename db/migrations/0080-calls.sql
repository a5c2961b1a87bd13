-- Calls to the regions (ansökningsförfrågan; HSLF-FS 2018:48 3 kap., docs/adr/0070): what is announced, when answers must be in, to
-- whom it has gone, what was asked and answered while it was open, and every change made to it then.

create table area_call (
  id uuid primary key default uuidv7(),
  care_case uuid references care_case,
  area text not null references care_area,
  area_name text not null check (length(area_name) between 1 and 300),
  kind text not null check (kind in ('first', 'vacancy', 'sub-permit')),
  state text not null default 'draft' check (state in ('draft', 'open', 'withdrawn')),
  version integer not null default 1 check (version > 0),
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  decided jsonb not null check (jsonb_typeof(decided) = 'object'),
  last_day date,
  created_by uuid not null references person,
  changed_at timestamptz not null default tillstand_now(),
  opened_by uuid references person,
  opened_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_why text check (length(withdrawn_why) between 1 and 2000),
  diary_number text,
  document uuid references document,
  form_document uuid references document,
  fictitious boolean not null,
  check ((state = 'draft') = (opened_at is null)),
  check (state = 'draft' or (last_day is not null and diary_number is not null and opened_by is not null)),
  check ((state = 'withdrawn') = (withdrawn_at is not null))
);
comment on table area_call is 'A call to the regions to apply for permits in an area; open until the end of its last day, in Stockholm';
comment on column area_call.content is 'What the authority writes: introduction, units offered, attachments asked for, expected start, contact';
comment on column area_call.decided is 'What had been decided when it was announced: definition, units, conditions proposed. A snapshot';
comment on column area_call.kind is 'first; vacancy: for units that nobody has; sub-permit: for a part within an area';
create unique index area_call_one_open on area_call (area, kind, fictitious) where state = 'draft';
create index area_call_latest on area_call (fictitious, opened_at desc);

create table area_call_version (
  call uuid not null references area_call,
  version integer not null check (version > 0),
  action text not null check (action in ('create', 'edit', 'open', 'amend', 'withdraw')),
  content jsonb not null,
  last_day date,
  reason text check (length(reason) between 1 and 4000),
  made_by uuid not null references person,
  acting text not null,
  made_at timestamptz not null default tillstand_now(),
  primary key (call, version)
);
comment on table area_call_version is 'The call after each act; what was changed while it was open has a reason. Append-only';

create table area_call_recipient (
  call uuid not null references area_call,
  organisation text not null references work_organisation,
  received_by uuid references person,
  received_at timestamptz,
  primary key (call, organisation),
  check ((received_by is null) = (received_at is null))
);
comment on table area_call_recipient is 'The regions that the call went to, and who there has confirmed that it has come';

create table area_call_question (
  id uuid primary key default uuidv7(),
  call uuid not null references area_call,
  organisation text not null references work_organisation,
  question text not null check (length(question) between 1 and 4000),
  asked_by uuid not null references person,
  asked_at timestamptz not null default tillstand_now(),
  answer text check (length(answer) between 1 and 8000),
  answered_by uuid references person,
  answered_at timestamptz,
  check ((answer is null) = (answered_by is null)),
  check ((answer is null) = (answered_at is null))
);
comment on table area_call_question is 'A region''s question; seen by all, with its answer and without who asked, once it has been answered';
create index area_call_question_call on area_call_question (call, asked_at);

create function area_call_moves() returns trigger language plpgsql as $$
begin
  if old.state = 'withdrawn' then
    raise exception 'a call that has been withdrawn is not touched again' using errcode = 'check_violation';
  end if;
  if new.version <> old.version + 1 then
    raise exception 'the version of a call grows by one' using errcode = 'check_violation';
  end if;
  if (new.id, new.care_case, new.area, new.kind, new.decided, new.created_by, new.fictitious)
     is distinct from (old.id, old.care_case, old.area, old.kind, old.decided, old.created_by, old.fictitious)
     and old.state <> 'draft' then
    raise exception 'what a call is about does not change' using errcode = 'check_violation';
  end if;
  if old.state <> 'draft' and new.state = 'draft' then
    raise exception 'a call that has been announced is no draft again' using errcode = 'check_violation';
  end if;
  -- Whoever has written the call does not announce it.
  if new.state = 'open' and old.state = 'draft' and exists (
    select from public.area_call_version v where v.call = new.id and v.made_by = new.opened_by and v.action in ('create', 'edit')
  ) then
    raise exception 'whoever has written a call does not announce it' using errcode = 'check_violation', constraint = 'another_announces';
  end if;
  -- A day that regions have been told of is not moved nearer.
  if old.state = 'open' and new.last_day < old.last_day then
    raise exception 'the last day of an open call is never moved nearer' using errcode = 'check_violation', constraint = 'not_nearer';
  end if;
  new.changed_at := public.tillstand_now();
  return new;
end
$$;
create trigger area_call_moves before update on area_call for each row execute function area_call_moves();
create trigger area_call_stays before delete or truncate on area_call for each statement execute function work_stands();
create trigger area_call_version_stands before update or delete or truncate on area_call_version for each statement execute function work_stands();
create trigger area_call_recipient_stays before delete or truncate on area_call_recipient for each statement execute function work_stands();
create trigger area_call_question_stays before delete or truncate on area_call_question for each statement execute function work_stands();

create function area_call_answered_once() returns trigger language plpgsql as $$
begin
  if old.answer is not null or (new.call, new.organisation, new.question, new.asked_by, new.asked_at)
     is distinct from (old.call, old.organisation, old.question, old.asked_by, old.asked_at) then
    raise exception 'a question stands, and is answered once' using errcode = 'check_violation', constraint = 'answered_once';
  end if;
  return new;
end
$$;
create trigger area_call_question_once before update on area_call_question for each row execute function area_call_answered_once();

-- Drafts are the authority's own; what has been announced is everyone's. A question is its region's until it has been answered.
alter table area_call enable row level security;
alter table area_call_version enable row level security;
alter table area_call_recipient enable row level security;
alter table area_call_question enable row level security;
create policy seen on area_call for select to tillstand_app using (is_own_work() or state <> 'draft' or works_with_cases());
create policy drafted on area_call for insert to tillstand_app with check (
  is_own_work() or (works_with_cases() and created_by = acting_person() and (care_case is null or sees_case(care_case))));
create policy moved on area_call for update to tillstand_app using (
  is_own_work() or (works_with_cases() and (care_case is null or sees_case(care_case))));
create policy seen on area_call_version for select to tillstand_app using (
  is_own_work() or works_with_cases() or (action in ('open', 'amend', 'withdraw')
    and exists (select from area_call c where c.id = call)));
create policy made on area_call_version for insert to tillstand_app with check (
  is_own_work() or (works_with_cases() and made_by = acting_person()));
create policy seen on area_call_recipient for select to tillstand_app using (
  is_own_work() or works_with_cases() or organisation = acting_organisation());
create policy sent on area_call_recipient for insert to tillstand_app with check (is_own_work() or works_with_cases());
create policy received on area_call_recipient for update to tillstand_app
  using (organisation = acting_organisation()) with check (received_by = acting_person());
create policy seen on area_call_question for select to tillstand_app using (
  is_own_work() or answer is not null or works_with_cases() or organisation = acting_organisation());
create policy asked on area_call_question for insert to tillstand_app with check (
  organisation = acting_organisation() and asked_by = acting_person() and exists (select from area_call c where c.id = call and c.state = 'open'));
create policy answered on area_call_question for update to tillstand_app using (works_with_cases()) with check (answered_by = acting_person());

grant select on area_call, area_call_version, area_call_recipient, area_call_question to tillstand_app;
grant insert (id, care_case, area, area_name, kind, content, decided, last_day, created_by, fictitious) on area_call to tillstand_app;
grant update (state, version, content, last_day, opened_by, opened_at, withdrawn_at, withdrawn_why, diary_number, document, form_document)
  on area_call to tillstand_app;
grant insert (call, version, action, content, last_day, reason, made_by, acting) on area_call_version to tillstand_app;
grant insert (call, organisation) on area_call_recipient to tillstand_app;
grant update (received_by, received_at) on area_call_recipient to tillstand_app;
grant insert (call, organisation, question, asked_by) on area_call_question to tillstand_app;
grant update (answer, answered_by, answered_at) on area_call_question to tillstand_app;
