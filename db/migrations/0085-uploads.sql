-- Files that come in pieces (docs/adr/0072): whose they are, what they belong to, how much has come, and what became of them. The pieces lie in
-- the store of files like everything else; what is kept is a document of its organisation.

create table upload (
  id uuid primary key default uuidv7(),
  owner uuid not null references person,
  organisation text not null references work_organisation,
  purpose text not null check (purpose ~ '^[a-z]+(-[a-z]+)*:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'),
  section text not null check (length(section) between 1 and 120),
  name text not null check (length(name) between 1 and 160 and name !~ '[/\\[:cntrl:]]'),
  declared_type text not null default '' check (length(declared_type) <= 200),
  fingerprint text check (length(fingerprint) <= 300),
  bytes bigint not null check (bytes between 1 and 20000000),
  received bigint not null default 0 check (received between 0 and bytes),
  state text not null default 'open' check (state in ('open', 'checking', 'refused', 'kept', 'removed')),
  reason jsonb check (jsonb_typeof(reason) = 'object'),
  media_type text,
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  document uuid references document,
  fictitious boolean not null,
  created_at timestamptz not null default tillstand_now(),
  changed_at timestamptz not null default tillstand_now(),
  expires_at timestamptz not null default tillstand_now() + interval '20 hours',
  check (state not in ('kept', 'removed') or (document is not null and sha256 is not null and media_type is not null)),
  check ((state = 'refused') = (reason is not null)),
  check (state in ('open', 'checking') or state = 'refused' or received = bytes)
);
comment on table upload is 'A file on its way in, or in: open while pieces come, checking when all has come, then kept or refused with the reason';
comment on column upload.purpose is 'What it belongs to: application:<id>';
comment on column upload.section is 'Which part of it';
comment on column upload.fingerprint is 'What the sender knows the file by, so that sending can go on after the page was left';
comment on column upload.expires_at is 'When it is given up. The store keeps what nothing refers to for a day: pieces outlive the upload that they belong to';
create index upload_purpose on upload (purpose, created_at);
create index upload_waiting on upload (state, expires_at) where state in ('open', 'checking', 'refused');

create table upload_part (
  upload uuid not null references upload on delete cascade,
  at bigint not null check (at >= 0),
  bytes bigint not null check (bytes > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  primary key (upload, at)
);
comment on table upload_part is 'The pieces that have come, each where it belongs in the file; gone when the file has been put together';

-- Whether files may be added to or taken from something now, by the one who acts. Each kind of purpose is named here; another kind takes nothing.
create function upload_room(given text, section text) returns boolean language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare
  kind text := split_part(given, ':', 1);
  thing uuid := split_part(given, ':', 2)::uuid;
begin
  return case kind
    when 'application' then public.acts_in_applications() and exists (
      select from public.application a
      where a.id = thing and a.organisation = public.acting_organisation() and a.state in ('draft', 'submitted')
        and (public.application_takes(a.call, a.organisation) or upload_room.section = any(public.application_open_parts(a.id))))
    else false
  end;
end
$$;
comment on function upload_room(text, text) is 'Whether the one who acts may add files to this part of a purpose, or take them away, at this moment';

-- Those who judge see the files of what has been opened, and of that only what was sent in.
create function sees_upload(given uuid, purpose text) returns boolean language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare
  kind text := split_part(purpose, ':', 1);
  thing uuid := split_part(purpose, ':', 2)::uuid;
begin
  return kind = 'application' and exists (
    select from public.application a join public.application_submission s on s.application = a.id
    where a.id = thing and public.reads_applications(a.call)
      and s.content -> 'attachments' @> jsonb_build_array(jsonb_build_object('id', given)));
end
$$;

-- 200 MB together for one purpose, what is on its way included.
create function upload_begins() returns trigger language plpgsql as $$
declare
  taken bigint;
begin
  perform pg_advisory_xact_lock(hashtextextended('upload ' || new.purpose, 0));
  select coalesce(sum(u.bytes), 0) into taken from public.upload u where u.purpose = new.purpose and u.state in ('open', 'checking', 'kept');
  if taken + new.bytes > 200000000 then
    raise exception 'no more room for files here' using errcode = 'check_violation', constraint = 'upload_quota';
  end if;
  return new;
end
$$;
create trigger upload_begins before insert on upload for each row execute function upload_begins();

create function upload_moves() returns trigger language plpgsql as $$
begin
  if (new.id, new.owner, new.organisation, new.purpose, new.section, new.name, new.bytes, new.fictitious, new.created_at)
     is distinct from (old.id, old.owner, old.organisation, old.purpose, old.section, old.name, old.bytes, old.fictitious, old.created_at) then
    raise exception 'what a file is and belongs to does not change' using errcode = 'check_violation';
  end if;
  if new.received < old.received or (old.state <> 'open' and new.received <> old.received) then
    raise exception 'pieces are added while a file is on its way, and none is taken away' using errcode = 'check_violation';
  end if;
  if (old.state, new.state) not in (('open', 'open'), ('open', 'checking'), ('checking', 'kept'), ('checking', 'refused'), ('kept', 'removed')) then
    raise exception 'a file does not move so' using errcode = 'check_violation';
  end if;
  if new.state = 'checking' and new.received <> new.bytes then
    raise exception 'a file is checked when all of it has come' using errcode = 'check_violation';
  end if;
  new.changed_at := public.tillstand_now();
  return new;
end
$$;
create trigger upload_moves before update on upload for each row execute function upload_moves();

alter table upload enable row level security;
alter table upload_part enable row level security;
create policy seen on upload for select to tillstand_app using (
  is_own_work() or (acts_in_applications() and organisation = acting_organisation()) or sees_upload(id, purpose));
create policy begun on upload for insert to tillstand_app with check (
  owner = acting_person() and organisation = acting_organisation() and upload_room(purpose, section));
create policy moved on upload for update to tillstand_app using (
  is_own_work() or (acts_in_applications() and organisation = acting_organisation() and (state = 'checking' or upload_room(purpose, section))))
  with check (is_own_work() or organisation = acting_organisation());
create policy given_up on upload for delete to tillstand_app using (
  state in ('open', 'refused') and (is_own_work() or (acts_in_applications() and organisation = acting_organisation())));
create policy seen on upload_part for select to tillstand_app using (exists (select from upload u where u.id = upload));
create policy come on upload_part for insert to tillstand_app with check (exists (select from upload u where u.id = upload));
create policy gone on upload_part for delete to tillstand_app using (exists (select from upload u where u.id = upload));

grant select, delete on upload, upload_part to tillstand_app;
grant insert (id, owner, organisation, purpose, section, name, declared_type, fingerprint, bytes, fictitious) on upload to tillstand_app;
grant update (received, state, reason, media_type, sha256, document) on upload to tillstand_app;
grant insert (upload, at, bytes, sha256) on upload_part to tillstand_app;
