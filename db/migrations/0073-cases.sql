-- An area's case, from nomination to decision: where it stands, what has been made in it, who takes part, who has a conflict of
-- interest, what is to be done and when (docs/adr/0061). Fictitious cases are apart from real ones for all but the owner.

create table care_case (
  id uuid primary key default uuidv7(),
  organisation text not null default 'authority' references work_organisation,
  area text not null references care_area,
  state text not null check (state in (
    'longlist', 'mapping', 'review', 'consultation', 'ruling', 'call', 'assessment', 'board', 'management', 'paused', 'ended'
  )),
  stopped_in text check (stopped_in in (
    'longlist', 'mapping', 'review', 'consultation', 'ruling', 'call', 'assessment', 'board', 'management'
  )),
  into_areas text[] check (cardinality(into_areas) > 0),
  taken_over_in text check (taken_over_in in (
    'mapping', 'review', 'consultation', 'ruling', 'call', 'assessment', 'board', 'management'
  )),
  version integer not null default 1 check (version > 0),
  handler uuid references person,
  opened_by uuid not null references person,
  opened_at timestamptz not null default tillstand_now(),
  changed_at timestamptz not null default tillstand_now(),
  fictitious boolean not null,
  check ((state in ('paused', 'ended')) = (stopped_in is not null)),
  check (into_areas is null or state = 'ended')
);
comment on table care_case is 'The way of a care area through steps 0–8; one open case for an area';
comment on column care_case.state is 'The same states as src/modules/cases/core/lifecycle.ts';
comment on column care_case.stopped_in is 'Where a paused or ended case stood: it is resumed there';
comment on column care_case.into_areas is 'The areas that took over, after a merger or a split; such a case is not resumed';
comment on column care_case.version is 'Grows by each act on the case itself; an act on an older version is refused';
comment on column care_case.taken_over_in is
  'The step that an area under way had come to when its case was opened here: what earlier steps left behind was made before, and is not asked for';
create unique index care_case_open on care_case (area, fictitious) where state <> 'ended';
create index care_case_by_state on care_case (state, changed_at desc);

create table case_event (
  id uuid primary key default uuidv7(),
  care_case uuid not null references care_case,
  kind text not null check (kind ~ '^[a-z0-9]+([.-][a-z0-9]+)*$'),
  from_state text,
  to_state text,
  reason text check (length(reason) <= 4000),
  says jsonb check (says is null or (says ? 'sv' and says ? 'en')),
  details jsonb not null default '{}' check (jsonb_typeof(details) = 'object'),
  person uuid references person,
  acting text,
  at timestamptz not null default tillstand_now()
);
comment on table case_event is 'What has happened in a case, for its timeline. Append-only';
comment on column case_event.says is 'The text of an event that another part of the product tells of, in both languages';
create index case_event_of on case_event (care_case, id);

create table case_participant (
  id uuid primary key default uuidv7(),
  care_case uuid not null references care_case,
  person uuid not null references person,
  capacity text not null check (capacity in ('handler', 'expert', 'expert-chair', 'b1', 'b2', 'board')),
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  added_by uuid references person,
  added_at timestamptz not null default tillstand_now()
);
comment on table case_participant is 'Who takes part in a case, as what, from and to which day';
create unique index case_participant_once on case_participant (care_case, person, capacity) where valid_to is null;
create index case_participant_person on case_participant (person, care_case);

create table case_declaration (
  id uuid primary key default uuidv7(),
  care_case uuid not null references care_case,
  person uuid not null references person,
  answer text not null check (answer in ('none', 'possible')),
  circumstances text check (length(circumstances) between 1 and 4000),
  made_at timestamptz not null default tillstand_now(),
  check ((answer = 'possible') = (circumstances is not null))
);
comment on table case_declaration is 'What a person says of conflicts of interest in a case (förvaltningslagen 2017:900 16–18 §§); the latest counts. Append-only';
create index case_declaration_of on case_declaration (care_case, person, id);

create table case_judgement (
  id uuid primary key default uuidv7(),
  declaration uuid not null references case_declaration,
  outcome text not null check (outcome in ('clear', 'conflict')),
  reason text not null check (length(reason) between 1 and 4000),
  judged_by uuid not null references person,
  acting text not null,
  made_at timestamptz not null default tillstand_now()
);
comment on table case_judgement is 'Whether what a person has declared is a conflict of interest; the latest counts. Append-only';
create index case_judgement_of on case_judgement (declaration, id);

create table case_product (
  id uuid primary key default uuidv7(),
  care_case uuid not null references care_case,
  kind text not null check (kind in (
    'nomination', 'priority', 'expert-group', 'basis', 'consultation', 'consultation-summary', 'expert-comment', 'b1-statement', 'ruling',
    'call', 'applications', 'b2-statement', 'board-decisions'
  )),
  document uuid,
  ref text,
  person uuid not null references person,
  made_at timestamptz not null default tillstand_now(),
  superseded_at timestamptz,
  superseded_why text check (superseded_why in ('made-anew', 'stepped-back')),
  check ((superseded_at is null) = (superseded_why is null))
);
comment on table case_product is 'What a step must leave behind before the next begins. What is made anew stands beside what it replaced';
comment on column case_product.document is 'The document of the archive, when it has become one';
create unique index case_product_current on case_product (care_case, kind) where superseded_at is null;

create table case_nomination (
  care_case uuid not null references care_case,
  version integer not null check (version > 0),
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  reason text check (length(reason) <= 2000),
  made_by uuid not null references person,
  acting text not null,
  made_at timestamptz not null default tillstand_now(),
  primary key (care_case, version)
);
comment on table case_nomination is 'Why an area should be national: reasons by ground, dependencies, emergency care. Every version whole. Append-only';

create table case_priority (
  care_case uuid not null references care_case,
  version integer not null check (version > 0),
  priority smallint not null check (priority between 1 and 3),
  reason text not null check (length(reason) between 1 and 4000),
  made_by uuid not null references person,
  acting text not null,
  made_at timestamptz not null default tillstand_now(),
  primary key (care_case, version)
);
comment on table case_priority is 'The priority of a nominated area with reasons, and every earlier one. Append-only';

create table case_plan (
  care_case uuid not null references care_case,
  step smallint not null check (step between 1 and 8),
  revision integer not null check (revision > 0),
  starts_on date,
  precise_to text check (precise_to in ('day', 'month', 'quarter')),
  reason text check (length(reason) between 1 and 2000),
  made_by uuid not null references person,
  acting text not null,
  made_at timestamptz not null default tillstand_now(),
  primary key (care_case, step, revision),
  check ((starts_on is null) = (precise_to is null)),
  constraint moved_with_reason check (revision = 1 or reason is not null)
);
comment on table case_plan is 'When a step is planned to begin, and every date it has been planned for. Append-only';
comment on column case_plan.starts_on is 'The first day of the period; null: no longer planned';

create table case_task (
  id uuid primary key default uuidv7(),
  care_case uuid not null references care_case,
  key text not null check (length(key) between 1 and 200),
  title jsonb not null check (title ? 'sv' and title ? 'en'),
  role text,
  person uuid references person,
  organisation text not null references work_organisation,
  due date,
  first_due date,
  path text not null check (path like '/%'),
  fictitious boolean not null,
  opened_at timestamptz not null default tillstand_now(),
  closed_at timestamptz,
  check (role is not null or person is not null)
);
comment on table case_task is 'What someone is to do in a case: a person, or whoever has a role at an organisation';
comment on column case_task.first_due is 'The day it was first due; moving the day does not take away that it was late';
create unique index case_task_open on case_task (care_case, key) where closed_at is null;
create index case_task_person on case_task (person) where closed_at is null;
create index case_task_role on case_task (organisation, role) where closed_at is null;

-- ---------------------------------------------------------------------------------------------------
-- What cannot happen, whatever the application does
-- ---------------------------------------------------------------------------------------------------

-- A case that is taken over begins where it was taken over.
create function care_case_begins() returns trigger language plpgsql as $$
begin
  if new.taken_over_in is not null and new.taken_over_in <> coalesce(new.stopped_in, new.state) then
    raise exception 'a case that is taken over in % does not begin in %', new.taken_over_in, new.state using errcode = 'check_violation', constraint = 'case_begins';
  end if;
  return new;
end
$$;
create trigger care_case_begins before insert on care_case for each row execute function care_case_begins();

-- The same moves as src/modules/cases/core/lifecycle.ts; a test holds the two against each other.
create function care_case_moves() returns trigger language plpgsql as $$
begin
  if (new.id, new.organisation, new.area, new.taken_over_in, new.opened_by, new.opened_at, new.fictitious)
     is distinct from (old.id, old.organisation, old.area, old.taken_over_in, old.opened_by, old.opened_at, old.fictitious) then
    raise exception 'what a case is about does not change' using errcode = 'check_violation';
  end if;
  if new.version <> old.version + 1 then
    raise exception 'the version of a case grows by one' using errcode = 'check_violation';
  end if;
  if new.state <> old.state and not (
    (old.state, new.state) in (
      ('longlist', 'mapping'), ('mapping', 'review'), ('review', 'consultation'), ('consultation', 'ruling'), ('ruling', 'call'),
      ('call', 'assessment'), ('assessment', 'board'), ('board', 'management'),
      ('mapping', 'longlist'), ('review', 'mapping'), ('consultation', 'review'), ('ruling', 'consultation'),
      ('assessment', 'call'), ('board', 'assessment')
    )
    or (new.state in ('paused', 'ended') and old.state not in ('paused', 'ended') and new.stopped_in = old.state)
    or (old.state = 'paused' and new.state = 'ended' and new.stopped_in = old.stopped_in)
    or (old.state in ('paused', 'ended') and new.state = old.stopped_in and old.into_areas is null)
  ) then
    raise exception 'a case cannot go from % to %', old.state, new.state using errcode = 'check_violation', constraint = 'case_moves';
  end if;
  if old.state = new.state and (new.stopped_in, new.into_areas) is distinct from (old.stopped_in, old.into_areas) then
    raise exception 'where a case was stopped does not change' using errcode = 'check_violation', constraint = 'case_moves';
  end if;
  new.changed_at := tillstand_now();
  return new;
end
$$;
create trigger care_case_moves before update on care_case for each row execute function care_case_moves();

-- No step is left without what it must leave behind, whatever the application says.
create function care_case_has_products() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  missing text;
begin
  select string_agg(needed.kind, ', ') into missing
  from (values
    ('longlist', 'mapping', 'nomination'), ('longlist', 'mapping', 'priority'), ('mapping', 'review', 'expert-group'),
    ('review', 'consultation', 'basis'),
    ('consultation', 'ruling', 'consultation'), ('consultation', 'ruling', 'consultation-summary'),
    ('consultation', 'ruling', 'expert-comment'), ('consultation', 'ruling', 'b1-statement'),
    ('ruling', 'call', 'ruling'), ('call', 'assessment', 'call'), ('call', 'assessment', 'applications'),
    ('assessment', 'board', 'b2-statement'), ('board', 'management', 'board-decisions')
  ) as needed (before, after, kind)
  where needed.before = old.state and needed.after = new.state
    and not exists (select from case_product p where p.care_case = new.id and p.kind = needed.kind and p.superseded_at is null);
  if missing is not null then
    raise exception 'the case lacks %', missing using errcode = 'check_violation', constraint = 'case_products';
  end if;
  return new;
end
$$;
create trigger care_case_has_products before update of state on care_case for each row execute function care_case_has_products();

create function case_product_moves() returns trigger language plpgsql as $$
begin
  if old.superseded_at is not null or new.superseded_at is null
     or (new.id, new.care_case, new.kind, new.document, new.ref, new.person, new.made_at)
        is distinct from (old.id, old.care_case, old.kind, old.document, old.ref, old.person, old.made_at) then
    raise exception 'a product stands; it can only be superseded, once' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger case_product_moves before update on case_product for each row execute function case_product_moves();

create function case_participant_moves() returns trigger language plpgsql as $$
begin
  if new.valid_to is null or new.valid_to >= old.valid_to
     or (new.id, new.care_case, new.person, new.capacity, new.valid_from, new.added_by, new.added_at)
        is distinct from (old.id, old.care_case, old.person, old.capacity, old.valid_from, old.added_by, old.added_at) then
    raise exception 'that someone took part stands; it can only end, or end earlier' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger case_participant_moves before update on case_participant for each row execute function case_participant_moves();

-- Nobody judges what they have declared themselves.
create function case_judgement_by_another() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if exists (select from case_declaration d where d.id = new.declaration and d.person = new.judged_by) then
    raise exception 'nobody judges their own declaration' using errcode = 'check_violation', constraint = 'another_judges';
  end if;
  return new;
end
$$;
create trigger case_judgement_by_another before insert on case_judgement for each row execute function case_judgement_by_another();

create trigger case_event_stands before update or delete or truncate on case_event for each statement execute function work_stands();
create trigger case_declaration_stands before update or delete or truncate on case_declaration for each statement execute function work_stands();
create trigger case_judgement_stands before update or delete or truncate on case_judgement for each statement execute function work_stands();
create trigger case_nomination_stands before update or delete or truncate on case_nomination for each statement execute function work_stands();
create trigger case_priority_stands before update or delete or truncate on case_priority for each statement execute function work_stands();
create trigger case_plan_stands before update or delete or truncate on case_plan for each statement execute function work_stands();
create trigger care_case_stays before delete or truncate on care_case for each statement execute function work_stands();
create trigger case_product_stays before delete or truncate on case_product for each statement execute function work_stands();
create trigger case_participant_stays before delete or truncate on case_participant for each statement execute function work_stands();
create trigger case_task_stays before delete or truncate on case_task for each statement execute function work_stands();

create function case_task_is_of_case() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  select c.fictitious into strict new.fictitious from care_case c where c.id = new.care_case;
  return new;
end
$$;
create trigger case_task_is_of_case before insert on case_task for each row execute function case_task_is_of_case();

-- ---------------------------------------------------------------------------------------------------
-- Who sees what. Security definer: they read rows that the asking person may not.
-- ---------------------------------------------------------------------------------------------------

create function stockholm_day() returns date language sql stable
  return (public.tillstand_now() at time zone 'Europe/Stockholm')::date;

-- clear: may act. undeclared: takes part and has not declared. unjudged: has declared something that nobody has judged. conflict.
-- Members of groups and of the board declare for each case; officers tell when there is something to tell (18 § förvaltningslagen).
create function case_standing(given_case uuid, given_person uuid) returns text
  language sql stable security definer set search_path = pg_catalog, public
  begin atomic
    with latest as (
      select d.id, d.answer,
        (select j.outcome from public.case_judgement j where j.declaration = d.id order by j.id desc limit 1) as outcome
      from public.case_declaration d where d.care_case = given_case and d.person = given_person order by d.id desc limit 1
    ), earlier as (
      select exists (
        select from public.case_declaration d left join public.case_judgement j on j.declaration = d.id
        where d.care_case = given_case and d.person = given_person and (d.answer = 'possible' or j.outcome = 'conflict')
      ) as doubtful
    )
    select case
      when exists (select from latest where outcome = 'conflict') then 'conflict'
      when exists (select from latest where outcome = 'clear') then 'clear'
      when exists (select from latest where answer = 'possible') then 'unjudged'
      when exists (select from latest) then case when (select doubtful from earlier) then 'unjudged' else 'clear' end
      when exists (
        select from public.case_participant p
        where p.care_case = given_case and p.person = given_person and p.capacity <> 'handler'
          and (p.valid_to is null or p.valid_to >= public.stockholm_day())
      ) then 'undeclared'
      else 'clear'
    end;
  end;
comment on function case_standing(uuid, uuid) is 'clear, undeclared, unjudged or conflict: only who is clear opens papers, writes and votes';

create function has_conflict(given uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public
  begin atomic
    select public.acting_person() is not null and public.case_standing(given, public.acting_person()) in ('conflict', 'unjudged');
  end;
comment on function has_conflict(uuid) is 'Whether the acting person has a conflict of interest in a case, judged or still to be judged';

-- That there is a case, and what it is called; not its papers.
create function knows_case(given uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public
  begin atomic
    select exists (
      select from public.care_case c join public.person p on p.id = public.acting_person() and p.fictitious = c.fictitious
      where c.id = given and (
        public.works_with_cases()
        or exists (
          select from public.case_participant t
          where t.care_case = c.id and t.person = p.id
            and t.valid_from <= public.stockholm_day() and (t.valid_to is null or t.valid_to >= public.stockholm_day())
        )
      )
    );
  end;

-- Takes the place of what 0070 has said so far; what it says holds for the diary and for documents too.
create or replace function sees_case(care_case uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public
  begin atomic
    select public.knows_case($1) and public.case_standing($1, public.acting_person()) = 'clear';
  end;
comment on function sees_case(uuid) is 'The second wall of all papers of a case: staff of the authority and those who take part, without conflict of interest';

-- Names of those who have to do with a case, for those who see it; row-level security on people shows each only their own organisation.
create function case_names(given uuid) returns table (person uuid, name text)
  language sql stable security definer set search_path = pg_catalog, public
  begin atomic
    select p.id, p.name from public.person p
    where (public.is_own_work() or public.knows_case(given)) and p.id in (
      select t.person from public.case_participant t where t.care_case = given
      union select e.person from public.case_event e where e.care_case = given
      union select d.person from public.case_declaration d where d.care_case = given
      union select j.judged_by from public.case_judgement j join public.case_declaration d on d.id = j.declaration where d.care_case = given
      union select r.person from public.case_product r where r.care_case = given
      union select c.handler from public.care_case c where c.id = given
      union select c.opened_by from public.care_case c where c.id = given
    );
  end;

alter table care_case enable row level security;
create policy seen on care_case for select to tillstand_app using (is_own_work() or knows_case(id));
create policy opened on care_case for insert to tillstand_app with check (
  is_own_work() or (works_with_cases() and fictitious = (select p.fictitious from person p where p.id = acting_person())));
create policy moved on care_case for update to tillstand_app using (is_own_work() or (works_with_cases() and sees_case(id)));

alter table case_event enable row level security;
create policy seen on case_event for select to tillstand_app using (is_own_work() or sees_case(care_case));
create policy told on case_event for insert to tillstand_app with check (is_own_work() or knows_case(care_case));

alter table case_participant enable row level security;
create policy seen on case_participant for select to tillstand_app using (is_own_work() or person = acting_person() or sees_case(care_case));
create policy added on case_participant for insert to tillstand_app with check (is_own_work() or (works_with_cases() and sees_case(care_case)));
create policy ended on case_participant for update to tillstand_app using (is_own_work() or (works_with_cases() and sees_case(care_case)));

alter table case_declaration enable row level security;
create policy seen on case_declaration for select to tillstand_app using (
  is_own_work() or person = acting_person() or (works_with_cases() and sees_case(care_case)));
create policy declared on case_declaration for insert to tillstand_app with check (
  is_own_work() or (person = acting_person() and knows_case(care_case)));

alter table case_judgement enable row level security;
create policy seen on case_judgement for select to tillstand_app using (
  is_own_work() or exists (select from case_declaration d where d.id = declaration));
create policy judged on case_judgement for insert to tillstand_app with check (
  is_own_work() or (judged_by = acting_person() and works_with_cases()
    and exists (select from case_declaration d where d.id = declaration and sees_case(d.care_case))));

alter table case_product enable row level security;
create policy seen on case_product for select to tillstand_app using (is_own_work() or sees_case(care_case));
create policy made on case_product for insert to tillstand_app with check (is_own_work() or sees_case(care_case));
create policy replaced on case_product for update to tillstand_app using (is_own_work() or sees_case(care_case));

alter table case_nomination enable row level security;
alter table case_priority enable row level security;
alter table case_plan enable row level security;
create policy seen on case_nomination for select to tillstand_app using (is_own_work() or sees_case(care_case));
create policy written on case_nomination for insert to tillstand_app with check (is_own_work() or (works_with_cases() and sees_case(care_case)));
create policy seen on case_priority for select to tillstand_app using (is_own_work() or sees_case(care_case));
create policy set on case_priority for insert to tillstand_app with check (is_own_work() or (works_with_cases() and sees_case(care_case)));
create policy seen on case_plan for select to tillstand_app using (is_own_work() or sees_case(care_case));
create policy planned on case_plan for insert to tillstand_app with check (is_own_work() or (works_with_cases() and sees_case(care_case)));

-- A task is seen by those who are to do it, also where they do not see the case: an answer to a consultation. In a region whoever acts
-- for it may finish what it is asked for: one writes, another sends in.
create function is_own_task(role text, person uuid, organisation text, fictitious boolean) returns boolean
  language sql stable security definer set search_path = pg_catalog, public
  begin atomic
    select ($2 = public.acting_person() or ($2 is null and $3 = public.acting_organisation()
        and ($1 = public.acting_role() or $3 not in ('authority', 'board'))))
      and $4 = (select p.fictitious from public.person p where p.id = public.acting_person());
  end;
alter table case_task enable row level security;
create policy seen on case_task for select to tillstand_app using (
  is_own_work() or is_own_task(role, person, organisation, fictitious) or sees_case(care_case));
create policy closed on case_task for update to tillstand_app using (
  is_own_work() or is_own_task(role, person, organisation, fictitious) or sees_case(care_case));

-- Opens a task, or gives an open one new words. Also for someone who does not see the task: whoever tells of a conflict of interest is shut
-- out by telling of it, and the one who is to judge it must hear of it.
create function open_case_task(
  given_case uuid, given_key text, given_title jsonb, given_role text, given_person uuid, given_organisation text, given_due date, given_path text
) returns void language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not (is_own_work() or knows_case(given_case) or is_own_task(
    given_role, given_person, given_organisation, (select c.fictitious from care_case c where c.id = given_case)
  )) then
    raise exception 'a task in a case that is not seen' using errcode = 'insufficient_privilege';
  end if;
  update case_task set title = given_title, role = given_role, person = given_person, organisation = given_organisation, due = given_due,
    path = given_path
  where care_case = given_case and key = given_key and closed_at is null;
  if not found then
    insert into case_task (care_case, key, title, role, person, organisation, due, first_due, path)
    values (given_case, given_key, given_title, given_role, given_person, given_organisation, given_due, given_due, given_path);
  end if;
end
$$;

grant select on care_case, case_event, case_participant, case_declaration, case_judgement, case_product, case_nomination, case_priority,
  case_plan, case_task to tillstand_app;
grant insert (id, area, state, stopped_in, taken_over_in, handler, opened_by, fictitious) on care_case to tillstand_app;
grant update (state, stopped_in, into_areas, version, handler) on care_case to tillstand_app;
grant insert (care_case, kind, from_state, to_state, reason, says, details, person, acting) on case_event to tillstand_app;
grant insert (care_case, person, capacity, valid_from, valid_to, added_by) on case_participant to tillstand_app;
grant update (valid_to) on case_participant to tillstand_app;
grant insert (care_case, person, answer, circumstances) on case_declaration to tillstand_app;
grant insert (declaration, outcome, reason, judged_by, acting) on case_judgement to tillstand_app;
grant insert (care_case, kind, document, ref, person) on case_product to tillstand_app;
grant update (superseded_at, superseded_why) on case_product to tillstand_app;
grant insert (care_case, version, content, reason, made_by, acting) on case_nomination to tillstand_app;
grant insert (care_case, version, priority, reason, made_by, acting) on case_priority to tillstand_app;
grant insert (care_case, step, revision, starts_on, precise_to, reason, made_by, acting) on case_plan to tillstand_app;
grant update (closed_at) on case_task to tillstand_app;
