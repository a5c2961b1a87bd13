-- Documents in versions (docs/adr/0060). What they hold lies in the store of files under its SHA-256; here stands what it is.

create table document (
  id uuid primary key,
  care_case uuid,
  kind text not null check (kind ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
  title text not null check (length(title) between 1 and 300),
  organisation text not null check (length(organisation) between 1 and 80),
  draft boolean not null default false,
  open boolean not null default false,
  secrecy_ground text check (length(secrecy_ground) between 3 and 200),
  fictitious boolean not null,
  version integer not null default 1 check (version > 0),
  made_by uuid references person,
  acting text default acting_role() || '@' || acting_organisation(),
  made_at timestamptz not null default tillstand_now(),
  changed_at timestamptz not null default tillstand_now(),
  opened_at timestamptz,
  check (not (open and draft)),
  check (not open or secrecy_ground is null),
  check (not open or opened_at is not null)
);
comment on table document is 'A document of a case or of an organisation; its contents are its latest version';
comment on column document.draft is 'Seen by its own organisation alone, until it is handed in';
comment on column document.open is 'Published: everyone may fetch it';
comment on column document.secrecy_ground is 'The mark of secrecy with its legal ground; never open while it stands';
comment on column document.made_by is 'Null: the product itself, for someone without an account';
create index document_case on document (care_case, made_at) where care_case is not null;
create index document_organisation on document (organisation, made_at desc);

create table document_version (
  document uuid not null references document,
  version integer not null check (version > 0),
  note text check (length(note) between 1 and 500),
  made_by uuid references person,
  acting text default acting_role() || '@' || acting_organisation(),
  made_at timestamptz not null default tillstand_now(),
  primary key (document, version)
);
comment on table document_version is 'Each version of a document. Append-only';

create table document_file (
  document uuid not null,
  version integer not null,
  form text not null check (form in ('source', 'pdf-ua', 'pdf-a', 'docx', 'attachment')),
  name text not null check (length(name) between 1 and 160 and name !~ '[/\\[:cntrl:]]'),
  media_type text not null check (media_type ~ '^[a-z]+/[a-z0-9.+-]+$'),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bigint not null check (bytes > 0),
  primary key (document, version, form),
  foreign key (document, version) references document_version
);
comment on table document_file is 'The files of a version, one for each form. Append-only';
create index document_file_content on document_file (sha256);

create function document_moves() returns trigger language plpgsql as $$
begin
  if (new.id, new.care_case, new.kind, new.organisation, new.fictitious, new.made_by, new.made_at)
     is distinct from (old.id, old.care_case, old.kind, old.organisation, old.fictitious, old.made_by, old.made_at) then
    raise exception 'what a document is does not change' using errcode = 'check_violation';
  end if;
  if new.draft and not old.draft then
    raise exception 'a document that has been handed in is no draft again' using errcode = 'check_violation';
  end if;
  if new.version not in (old.version, old.version + 1) then
    raise exception 'the version of a document grows by one' using errcode = 'check_violation';
  end if;
  new.changed_at := public.tillstand_now();
  return new;
end
$$;
create trigger document_moves before update on document for each row execute function document_moves();
create trigger document_stays before delete or truncate on document for each statement execute function work_stands();
create trigger document_version_stands before update or delete or truncate on document_version for each statement execute function work_stands();
create trigger document_file_stands before update or delete or truncate on document_file for each statement execute function work_stands();

alter table document enable row level security;
alter table document_version enable row level security;
alter table document_file enable row level security;
-- An organisation sees its own; the authority's papers are seen by case. Drafts never leave their organisation.
create function sees_document(care_case uuid, organisation text, draft boolean, open boolean) returns boolean language sql stable
  return is_own_work() or open
    or coalesce(organisation <> 'authority' and organisation = acting_organisation(), false)
    or (care_case is null and organisation = 'authority' and works_with_cases())
    or (care_case is not null and (not draft or organisation = 'authority') and sees_case(care_case));
create policy seen on document for select to tillstand_app using (sees_document(care_case, organisation, draft, open));
create policy added on document for insert to tillstand_app with check (
  is_own_work() or (made_by = acting_person() and organisation = acting_organisation()));
create policy changed on document for update to tillstand_app
  using (is_own_work() or (sees_document(care_case, organisation, draft, false) and (organisation = acting_organisation() or works_with_cases())));
create policy seen on document_version for select to tillstand_app using (exists (select from document d where d.id = document));
create policy added on document_version for insert to tillstand_app with check (
  (is_own_work() or made_by = acting_person()) and exists (select from document d where d.id = document));
create policy seen on document_file for select to tillstand_app using (exists (select from document d where d.id = document));
create policy added on document_file for insert to tillstand_app with check (exists (select from document d where d.id = document));

grant select on document, document_version, document_file to tillstand_app;
grant insert (id, care_case, kind, title, organisation, draft, open, opened_at, secrecy_ground, fictitious, made_by) on document to tillstand_app;
grant update (title, draft, open, opened_at, secrecy_ground, version) on document to tillstand_app;
grant insert (document, version, note, made_by) on document_version to tillstand_app;
grant insert (document, version, form, name, media_type, sha256, bytes) on document_file to tillstand_app;
