-- Work on the register: drafts that two people make into entries of the journal, and the facts of areas in versions
-- (docs/adr/0032). What a persona of the demonstration makes is marked fictitious and stays out of the real register.

alter table care_area add column fictitious boolean not null default false;
comment on column care_area.fictitious is 'Made up in a demonstration; never part of the real register';
alter table source add column fictitious boolean not null default false;
comment on column source.fictitious is 'Stands for made-up entries; never part of the real register';

-- A made-up correction must not take the place of a real one.
alter table journal_entry drop constraint journal_entry_corrects_key;
create unique index journal_entry_corrected_once on journal_entry (corrects, fictitious) where corrects is not null;

insert into source (id, title_sv, title_en, publisher, dated, note, fictitious) values
  ('made-in-demo', 'Påhittat i demonstrationen', 'Made up in the demonstration', 'Tillstånd', '2026-11-22', null, true)
  on conflict (id) do nothing;

create table area_revision (
  area text not null references care_area,
  version integer not null check (version > 0),
  facts jsonb not null check (jsonb_typeof(facts) = 'object' and facts ? 'name'),
  reason text,
  made_by uuid not null references person,
  acting text not null,
  made_at timestamptz not null default clock_timestamp(),
  fictitious boolean not null,
  primary key (area, version)
);
comment on table area_revision is 'Facts of an area as people have edited them; the latest stands before those of the data files. Append-only';
comment on column area_revision.facts is 'The facts that can be edited, all of them: name, English name, aliases, pages, quality register, contact';

create table work_draft (
  id uuid primary key default uuidv7(),
  organisation text not null references work_organisation,
  kind text not null check (kind in (
    'area-state', 'agency-decision', 'definition', 'conditions', 'call', 'grant', 'reject', 'revocation', 'annulment', 'merge', 'split', 'import'
  )),
  area text references care_area,
  corrects text references journal_entry (id),
  status text not null check (status in ('draft', 'proposed', 'returned', 'confirmed', 'withdrawn')),
  version integer not null check (version > 0),
  content_version integer not null check (content_version > 0),
  drafted_by uuid not null references person,
  proposed_by uuid references person,
  confirmed_by uuid references person,
  confirmed_at timestamptz,
  fictitious boolean not null,
  created_at timestamptz not null default clock_timestamp(),
  changed_at timestamptz not null default clock_timestamp(),
  check ((area is null) = (kind = 'import')),
  check (content_version <= version),
  check (proposed_by is not null or status in ('draft', 'withdrawn')),
  check ((status = 'confirmed') = (confirmed_by is not null)),
  check ((confirmed_by is null) = (confirmed_at is null)),
  constraint another_confirms check (confirmed_by is null or (confirmed_by <> drafted_by and confirmed_by <> proposed_by))
);
comment on table work_draft is 'What a case officer proposes to record in the journal; another person confirms it';
comment on column work_draft.version is 'Grows by each act; an act on an older version is refused and shown beside the newer';
comment on column work_draft.content_version is 'The version that holds the present content';
comment on constraint another_confirms on work_draft is 'Nobody confirms what they have drafted or proposed';
create index work_draft_open on work_draft (status, changed_at desc);
create index work_draft_area on work_draft (area, changed_at desc);

create table work_draft_version (
  draft uuid not null references work_draft,
  version integer not null check (version > 0),
  action text not null check (action in ('create', 'edit', 'propose', 'return', 'withdraw', 'confirm')),
  content jsonb check (jsonb_typeof(content) = 'object'),
  note text,
  made_by uuid not null references person,
  acting text not null,
  made_at timestamptz not null default clock_timestamp(),
  primary key (draft, version),
  check ((content is not null) = (action in ('create', 'edit')))
);
comment on table work_draft_version is 'Each act on a draft; those that changed the content carry all of it. Append-only';

create table work_draft_entry (
  draft uuid not null references work_draft,
  entry text not null unique references journal_entry (id),
  primary key (draft, entry)
);
comment on table work_draft_entry is 'The entries of the journal that a confirmed draft became';

-- The same table of states as src/modules/work/core/life.ts; and whoever has written in a draft does not confirm it.
create function work_draft_moves() returns trigger language plpgsql as $$
begin
  if not (old.status, new.status) in (
    ('draft', 'draft'), ('draft', 'proposed'), ('draft', 'withdrawn'),
    ('returned', 'returned'), ('returned', 'proposed'), ('returned', 'withdrawn'),
    ('proposed', 'confirmed'), ('proposed', 'returned'), ('proposed', 'withdrawn')
  ) then
    raise exception 'a draft cannot go from % to %', old.status, new.status using errcode = 'check_violation';
  end if;
  if new.version <> old.version + 1 then
    raise exception 'the version of a draft grows by one' using errcode = 'check_violation';
  end if;
  if (new.id, new.organisation, new.kind, new.area, new.corrects, new.drafted_by, new.fictitious, new.created_at)
     is distinct from (old.id, old.organisation, old.kind, old.area, old.corrects, old.drafted_by, old.fictitious, old.created_at) then
    raise exception 'what a draft is about does not change' using errcode = 'check_violation';
  end if;
  if new.status = 'confirmed' and exists (
    select from public.work_draft_version v
    where v.draft = new.id and v.made_by = new.confirmed_by and v.action in ('create', 'edit', 'propose')
  ) then
    raise exception 'whoever has written in a draft does not confirm it' using errcode = 'check_violation', constraint = 'another_confirms';
  end if;
  new.changed_at := clock_timestamp();
  return new;
end
$$;
create trigger work_draft_moves before update on work_draft for each row execute function work_draft_moves();

create function work_stands() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end
$$;
create trigger area_revision_stands before update or delete or truncate on area_revision for each statement execute function work_stands();
create trigger work_draft_version_stands before update or delete or truncate on work_draft_version for each statement execute function work_stands();
create trigger work_draft_entry_stands before update or delete or truncate on work_draft_entry for each statement execute function work_stands();
create trigger work_draft_stays before delete or truncate on work_draft for each statement execute function work_stands();

create trigger area_revision_changed after insert on area_revision for each statement execute function register_changed();

-- Drafts belong to the authority: others do not see that they exist, whatever the policies of the pages say.
alter table work_draft enable row level security;
alter table work_draft_version enable row level security;
alter table work_draft_entry enable row level security;
create policy own_drafts on work_draft to tillstand_app
  using (organisation = current_setting('tillstand.organisation', true))
  with check (organisation = current_setting('tillstand.organisation', true));
create policy own_draft_versions on work_draft_version to tillstand_app
  using (exists (select from work_draft d where d.id = draft)) with check (exists (select from work_draft d where d.id = draft));
create policy own_draft_entries on work_draft_entry to tillstand_app
  using (exists (select from work_draft d where d.id = draft)) with check (exists (select from work_draft d where d.id = draft));

grant select on area_revision to tillstand_app;
grant insert (area, version, facts, reason, made_by, acting, fictitious) on area_revision to tillstand_app;
grant select on work_draft to tillstand_app;
grant insert (organisation, kind, area, corrects, status, version, content_version, drafted_by, proposed_by, fictitious) on work_draft to tillstand_app;
grant update (status, version, content_version, proposed_by, confirmed_by, confirmed_at) on work_draft to tillstand_app;
grant select on work_draft_version to tillstand_app;
grant insert (draft, version, action, content, note, made_by, acting) on work_draft_version to tillstand_app;
grant select, insert on work_draft_entry to tillstand_app;
