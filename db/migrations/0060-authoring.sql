-- Executable definitions in drafts and approved versions. A draft is a whole definition with its saved
-- cases, kept anew at each save; an approved version is never changed again. What a persona of the demonstration makes is
-- fictitious, has numbers of its own, and never takes the place of what the product decides by.

create table definition_draft (
  id uuid primary key default uuidv7(),
  organisation text not null references work_organisation,
  area text not null references care_area,
  based_on text not null check (based_on ~ '^[a-z0-9-]+@[0-9]+(~demo)?$'),
  status text not null check (status in ('draft', 'approved', 'withdrawn')),
  version integer not null check (version > 0),
  created_by uuid not null references person,
  approved_by uuid references person,
  approved_at timestamptz,
  fictitious boolean not null,
  created_at timestamptz not null default clock_timestamp(),
  changed_at timestamptz not null default clock_timestamp(),
  check ((status = 'approved') = (approved_by is not null)),
  check ((approved_by is null) = (approved_at is null))
);
comment on table definition_draft is 'A proposal to a new version of an executable definition';
comment on column definition_draft.based_on is 'The version that it began from, or was last compared with and taken on: area@number';
comment on column definition_draft.version is 'Grows by each act; an act on an older version is refused and shown beside the newer';
create index definition_draft_open on definition_draft (status, changed_at desc);

create table definition_draft_version (
  draft uuid not null references definition_draft,
  version integer not null check (version > 0),
  action text not null check (action in ('begin', 'import', 'edit', 'cases', 'rebase', 'restore', 'approve', 'withdraw')),
  what text,
  definition jsonb not null check (jsonb_typeof(definition) = 'object'),
  cases jsonb not null check (jsonb_typeof(cases) = 'object'),
  made_by uuid not null references person,
  acting text not null,
  made_at timestamptz not null default clock_timestamp(),
  primary key (draft, version)
);
comment on table definition_draft_version is 'The whole draft after each act. Append-only';
comment on column definition_draft_version.what is 'The part that was changed: delimitations/parkinson';

create table approved_definition (
  id text not null check (id = area || '@' || version),
  area text not null references care_area,
  version integer not null check (version > 0),
  fictitious boolean not null,
  definition jsonb not null check (jsonb_typeof(definition) = 'object' and definition ->> 'id' = id),
  cases jsonb not null check (jsonb_typeof(cases) = 'object'),
  draft uuid not null unique references definition_draft,
  approved_by uuid not null references person,
  approved_at timestamptz not null default clock_timestamp(),
  primary key (id, fictitious)
);
comment on table approved_definition is 'Versions that stand: locked when approved. The latest that is not fictitious decides for its area';

-- Whoever has written in a draft does not approve it; and what has been approved or withdrawn is not touched again.
create function definition_draft_moves() returns trigger language plpgsql as $$
begin
  if old.status <> 'draft' then
    raise exception 'a draft that is % is locked', old.status using errcode = 'check_violation', constraint = 'definition_locked';
  end if;
  if new.version <> old.version + 1 then
    raise exception 'the version of a draft grows by one' using errcode = 'check_violation';
  end if;
  if (new.id, new.organisation, new.area, new.created_by, new.fictitious, new.created_at)
     is distinct from (old.id, old.organisation, old.area, old.created_by, old.fictitious, old.created_at) then
    raise exception 'what a draft is about does not change' using errcode = 'check_violation';
  end if;
  if new.status = 'approved' and exists (
    select from public.definition_draft_version v where v.draft = new.id and v.made_by = new.approved_by
  ) then
    raise exception 'whoever has written in a draft does not approve it' using errcode = 'check_violation', constraint = 'another_approves';
  end if;
  new.changed_at := clock_timestamp();
  return new;
end
$$;
create trigger definition_draft_moves before update on definition_draft for each row execute function definition_draft_moves();

-- A version comes from a draft that has just been approved, and is fictitious when the draft is.
create function approved_definition_comes() returns trigger language plpgsql as $$
begin
  if not exists (
    select from public.definition_draft d
    where d.id = new.draft and d.status = 'approved' and d.area = new.area and d.fictitious = new.fictitious and d.approved_by = new.approved_by
  ) then
    raise exception 'only an approved draft becomes a version' using errcode = 'check_violation';
  end if;
  return new;
end
$$;
create trigger approved_definition_comes before insert on approved_definition for each row execute function approved_definition_comes();

create function authoring_stands() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end
$$;
create trigger definition_draft_version_stands before update or delete or truncate on definition_draft_version
  for each statement execute function authoring_stands();
create trigger approved_definition_stands before update or delete or truncate on approved_definition
  for each statement execute function authoring_stands();
create trigger definition_draft_stays before delete or truncate on definition_draft for each statement execute function authoring_stands();

create function definitions_changed() returns trigger language plpgsql as $$
begin
  if not new.fictitious then perform pg_notify('definitions_changed', new.id); end if;
  return null;
end
$$;
create trigger approved_definition_changed after insert on approved_definition for each row execute function definitions_changed();

-- Drafts, and what the demonstration has made up, are seen by those who act for the authority; versions that stand are public.
alter table definition_draft enable row level security;
alter table definition_draft_version enable row level security;
alter table approved_definition enable row level security;
create policy own_drafts on definition_draft to tillstand_app
  using (organisation = current_setting('tillstand.organisation', true))
  with check (organisation = current_setting('tillstand.organisation', true));
create policy own_draft_versions on definition_draft_version to tillstand_app
  using (exists (select from definition_draft d where d.id = draft)) with check (exists (select from definition_draft d where d.id = draft));
create policy seen on approved_definition for select to tillstand_app
  using (not fictitious or current_setting('tillstand.organisation', true) = 'authority');
create policy approved on approved_definition for insert to tillstand_app
  with check (exists (select from definition_draft d where d.id = draft));

grant select on definition_draft to tillstand_app;
grant insert (organisation, area, based_on, status, version, created_by, fictitious) on definition_draft to tillstand_app;
grant update (based_on, status, version, approved_by, approved_at) on definition_draft to tillstand_app;
grant select on definition_draft_version to tillstand_app;
grant insert (draft, version, action, what, definition, cases, made_by, acting) on definition_draft_version to tillstand_app;
grant select on approved_definition to tillstand_app;
grant insert (id, area, version, fictitious, definition, cases, draft, approved_by) on approved_definition to tillstand_app;
