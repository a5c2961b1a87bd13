-- B1's statement on what a decision would do to the system of care, emergency care above all: written together in parts, with
-- predictions that later follow-up can hold against what came to be (docs/adr/0062).

create table b1_statement (
  id uuid primary key default uuidv7(),
  care_case uuid not null unique references care_case,
  area text not null references care_area,
  status text not null default 'draft' check (status in ('draft', 'locked')),
  version integer not null default 1 check (version > 0),
  begun_by uuid not null references person,
  begun_at timestamptz not null default tillstand_now(),
  locked_by uuid references person,
  locked_at timestamptz,
  document uuid,
  diary_number text,
  fictitious boolean not null,
  check ((status = 'locked') = (locked_by is not null)),
  check ((locked_by is null) = (locked_at is null) and (locked_by is null) = (document is null) and (locked_by is null) = (diary_number is null))
);
comment on table b1_statement is 'The statement of B1 in a case; locked when its members have approved or dissented';
comment on column b1_statement.version is 'Grows at each save of any part: approvals hold for one version';

create table b1_part (
  statement uuid not null references b1_statement,
  part text not null check (part ~ '^([a-z]+(-[a-z]+)*|prediction-[0-9]{1,3})$'),
  version integer not null check (version > 0),
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  removed boolean not null default false,
  changed_by uuid not null references person,
  changed_at timestamptz not null default tillstand_now(),
  primary key (statement, part)
);
comment on table b1_part is 'A part of the statement as it is now: a text, or a prediction';

create table b1_part_version (
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
  foreign key (statement, part) references b1_part
);
comment on table b1_part_version is 'The part after each save. Append-only';

create table b1_answer (
  id uuid primary key default uuidv7(),
  statement uuid not null references b1_statement,
  person uuid not null references person,
  answer text not null check (answer in ('approve', 'dissent', 'withdraw')),
  text text check (length(text) between 1 and 10000),
  statement_version integer not null check (statement_version > 0),
  made_at timestamptz not null default tillstand_now(),
  acting text not null,
  check ((answer = 'dissent') = (text is not null))
);
comment on table b1_answer is 'What a member says of a version of the statement: approves it, dissents with reasons, takes back. The last one holds. Append-only';
create index b1_answer_statement on b1_answer (statement, person, id);

create table b1_prediction (
  id uuid primary key default uuidv7(),
  statement uuid not null references b1_statement,
  care_case uuid not null references care_case,
  area text not null references care_area,
  number integer not null check (number > 0),
  what text not null,
  place_kind text not null check (place_kind in ('region', 'collaboration-region', 'national')),
  place text,
  by_day date not null,
  measure text not null,
  direction text not null check (direction in ('up', 'down', 'same')),
  certainty text not null check (certainty in ('low', 'medium', 'high')),
  locked_at timestamptz not null default tillstand_now(),
  fictitious boolean not null,
  unique (statement, number),
  check ((place_kind = 'national') = (place is null))
);
comment on table b1_prediction is 'What B1 foresaw, as locked, for follow-up to hold against what came to be. Append-only';
comment on column b1_prediction.place is 'County code or collaboration region';
create index b1_prediction_area on b1_prediction (area, by_day);

-- What is locked is not touched again.
create function b1_statement_moves() returns trigger language plpgsql as $$
begin
  if old.status = 'locked' then
    raise exception 'a locked statement does not change' using errcode = 'check_violation', constraint = 'b1_statement_locked';
  end if;
  if (new.id, new.care_case, new.area, new.begun_by, new.begun_at, new.fictitious)
     is distinct from (old.id, old.care_case, old.area, old.begun_by, old.begun_at, old.fictitious) then
    raise exception 'what a statement is about does not change' using errcode = 'check_violation';
  end if;
  return new;
end
$$;
create trigger b1_statement_moves before update on b1_statement for each row execute function b1_statement_moves();
create function b1_written() returns trigger language plpgsql as $$
begin
  if exists (select from public.b1_statement s where s.id = new.statement and s.status = 'locked') then
    raise exception 'a locked statement does not change' using errcode = 'check_violation', constraint = 'b1_statement_locked';
  end if;
  return new;
end
$$;
create trigger b1_part_written before insert or update on b1_part for each row execute function b1_written();
create trigger b1_answer_written before insert on b1_answer for each row execute function b1_written();

create trigger b1_statement_stays before delete or truncate on b1_statement for each statement execute function work_stands();
create trigger b1_part_stays before delete or truncate on b1_part for each statement execute function work_stands();
create trigger b1_part_version_stands before update or delete or truncate on b1_part_version for each statement execute function work_stands();
create trigger b1_answer_stands before update or delete or truncate on b1_answer for each statement execute function work_stands();
create trigger b1_prediction_stands before update or delete or truncate on b1_prediction for each statement execute function work_stands();

-- A statement in the making is B1's and the agency's; the rest of the case's people read what is locked.
alter table b1_statement enable row level security;
alter table b1_part enable row level security;
alter table b1_part_version enable row level security;
alter table b1_answer enable row level security;
alter table b1_prediction enable row level security;
create policy seen on b1_statement for select to tillstand_app using (
  is_own_work() or (sees_case(care_case) and (works_with_cases() or sits_in(care_case, 'b1') or status = 'locked')));
create policy begun on b1_statement for insert to tillstand_app with check (
  is_own_work() or (sees_case(care_case) and (works_with_cases() or sits_in(care_case, 'b1'))));
create policy changed on b1_statement for update to tillstand_app using (
  is_own_work() or (sees_case(care_case) and (works_with_cases() or sits_in(care_case, 'b1'))));
create policy own on b1_part to tillstand_app
  using (exists (select from b1_statement s where s.id = statement)) with check (exists (select from b1_statement s where s.id = statement));
create policy own on b1_part_version to tillstand_app
  using (exists (select from b1_statement s where s.id = statement)) with check (exists (select from b1_statement s where s.id = statement));
create policy seen on b1_answer for select to tillstand_app using (exists (select from b1_statement s where s.id = statement));
create policy own on b1_answer for insert to tillstand_app with check (
  exists (select from b1_statement s where s.id = statement and (is_own_work() or (person = acting_person() and sits_in(s.care_case, 'b1')))));
create policy seen on b1_prediction for select to tillstand_app using (is_own_work() or sees_case(care_case));
create policy locked on b1_prediction for insert to tillstand_app with check (is_own_work() or (works_with_cases() and sees_case(care_case)));

grant select on b1_statement, b1_part, b1_part_version, b1_answer, b1_prediction to tillstand_app;
grant insert (care_case, area, begun_by, fictitious) on b1_statement to tillstand_app;
grant update (status, version, locked_by, locked_at, document, diary_number) on b1_statement to tillstand_app;
grant insert (statement, part, version, content, removed, changed_by) on b1_part to tillstand_app;
grant update (version, content, removed, changed_by, changed_at) on b1_part to tillstand_app;
grant insert (statement, part, version, content, removed, statement_version, made_by, acting) on b1_part_version to tillstand_app;
grant insert (statement, person, answer, text, statement_version, acting) on b1_answer to tillstand_app;
grant insert (statement, care_case, area, number, what, place_kind, place, by_day, measure, direction, certainty, fictitious)
  on b1_prediction to tillstand_app;
