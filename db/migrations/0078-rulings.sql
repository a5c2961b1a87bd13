-- The agency's decision that care is national highly specialised care, or that it is not (HSL 2017:30 7 kap. 5 §): prepared by a case officer, decided
-- by a head who has not prepared it, recorded in the journal in the same transaction (docs/adr/0063). What has been decided is public.

create table ruling (
  id uuid primary key default uuidv7(),
  care_case uuid not null references care_case,
  area text not null references care_area,
  status text not null check (status in ('draft', 'proposed', 'returned', 'decided', 'withdrawn')),
  version integer not null check (version > 0),
  content_version integer not null check (content_version > 0),
  basis uuid not null references basis_edition,
  diary_number text,
  prepared_by uuid not null references person,
  decided_by uuid references person,
  decided_at timestamptz,
  decided_on date,
  document uuid,
  published jsonb check (jsonb_typeof(published) = 'object'),
  fictitious boolean not null,
  created_at timestamptz not null default tillstand_now(),
  changed_at timestamptz not null default tillstand_now(),
  check (content_version <= version),
  check ((status = 'decided') = (decided_by is not null)),
  check ((decided_by is null) = (decided_at is null) and (decided_by is null) = (decided_on is null) and (decided_by is null) = (published is null)),
  check (status not in ('proposed', 'decided') or diary_number is not null),
  constraint another_decides check (decided_by is null or decided_by <> prepared_by)
);
comment on table ruling is 'The agency decides whether the care of an area is national, and at how many units';
comment on column ruling.basis is 'The edition of the basis that it decides by';
comment on column ruling.diary_number is 'Given when it is first sent for decision; the decision itself is registered when it is taken';
comment on column ruling.published is 'What everyone may read of it, as it was decided';
create unique index ruling_one_open on ruling (care_case) where status in ('draft', 'proposed', 'returned');
create index ruling_decided on ruling (decided_on desc, id) where status = 'decided';

create table ruling_version (
  ruling uuid not null references ruling,
  version integer not null check (version > 0),
  action text not null check (action in ('create', 'edit', 'propose', 'return', 'withdraw', 'decide')),
  content jsonb check (jsonb_typeof(content) = 'object'),
  note text,
  made_by uuid not null references person,
  acting text not null,
  made_at timestamptz not null default tillstand_now(),
  primary key (ruling, version),
  check ((content is not null) = (action in ('create', 'edit')))
);
comment on table ruling_version is 'Each act on a proposed decision; those that changed the content carry all of it. Append-only';

create table ruling_entry (
  ruling uuid not null references ruling,
  entry text not null unique references journal_entry (id),
  primary key (ruling, entry)
);
comment on table ruling_entry is 'The entries of the journal that a decision became';

-- The same table of states as src/modules/rulings/core/life.ts; and whoever has written in it does not decide it.
create function ruling_moves() returns trigger language plpgsql as $$
begin
  if not (old.status, new.status) in (
    ('draft', 'draft'), ('draft', 'proposed'), ('draft', 'withdrawn'),
    ('returned', 'returned'), ('returned', 'proposed'), ('returned', 'withdrawn'),
    ('proposed', 'decided'), ('proposed', 'returned'), ('proposed', 'withdrawn')
  ) then
    raise exception 'a ruling cannot go from % to %', old.status, new.status using errcode = 'check_violation';
  end if;
  if new.version <> old.version + 1 then
    raise exception 'the version of a ruling grows by one' using errcode = 'check_violation';
  end if;
  if (new.id, new.care_case, new.area, new.prepared_by, new.fictitious, new.created_at)
     is distinct from (old.id, old.care_case, old.area, old.prepared_by, old.fictitious, old.created_at)
     or (old.diary_number is not null and new.diary_number is distinct from old.diary_number)
     or (old.status = 'proposed' and new.basis <> old.basis) then
    raise exception 'what a ruling is about does not change' using errcode = 'check_violation';
  end if;
  if new.status = 'decided' and exists (
    select from public.ruling_version v
    where v.ruling = new.id and v.made_by = new.decided_by and v.action in ('create', 'edit', 'propose')
  ) then
    raise exception 'whoever has written in a decision does not take it' using errcode = 'check_violation', constraint = 'another_decides';
  end if;
  new.changed_at := public.tillstand_now();
  return new;
end
$$;
create trigger ruling_moves before update on ruling for each row execute function ruling_moves();
create trigger ruling_version_stands before update or delete or truncate on ruling_version for each statement execute function work_stands();
create trigger ruling_entry_stands before update or delete or truncate on ruling_entry for each statement execute function work_stands();
create trigger ruling_stays before delete or truncate on ruling for each statement execute function work_stands();

-- What has been decided is read by everyone; the way there by those who work with the case. Only they write.
alter table ruling enable row level security;
alter table ruling_version enable row level security;
alter table ruling_entry enable row level security;
create policy seen on ruling for select to tillstand_app using (status = 'decided' or is_own_work() or sees_case(care_case));
create policy made on ruling for insert to tillstand_app with check (works_with_cases() and sees_case(care_case));
create policy moved on ruling for update to tillstand_app using (works_with_cases() and sees_case(care_case));
create policy own_case on ruling_version to tillstand_app
  using (exists (select from ruling r where r.id = ruling_version.ruling and (is_own_work() or sees_case(r.care_case))))
  with check (exists (select from ruling r where r.id = ruling_version.ruling and works_with_cases() and sees_case(r.care_case)));
create policy seen on ruling_entry for select to tillstand_app using (exists (select from ruling r where r.id = ruling_entry.ruling));
create policy tied on ruling_entry for insert to tillstand_app
  with check (exists (select from ruling r where r.id = ruling_entry.ruling and works_with_cases() and sees_case(r.care_case)));

grant select on ruling, ruling_version, ruling_entry to tillstand_app;
grant insert (id, care_case, area, status, version, content_version, basis, prepared_by, fictitious) on ruling to tillstand_app;
grant update (status, version, content_version, basis, diary_number, decided_by, decided_at, decided_on, document, published) on ruling to tillstand_app;
grant insert (ruling, version, action, content, note, made_by, acting) on ruling_version to tillstand_app;
grant insert on ruling_entry to tillstand_app;
