-- The expert group's basis (step 2): written in parts that keep every version, read and approved by the group, locked as a snapshot with a hash. A
-- basis that has been locked is never changed: what comes after is a new edition (docs/adr/0063).

create table basis_edition (
  id uuid primary key default uuidv7(),
  care_case uuid not null references care_case,
  area text not null references care_area,
  edition integer not null check (edition > 0),
  origin text not null check (origin in ('first', 'reopened', 'revision')),
  reason text,
  status text not null default 'open' check (status in ('open', 'locked')),
  version integer not null default 1 check (version > 0),
  snapshot jsonb check (jsonb_typeof(snapshot) = 'object'),
  snapshot_hash text check (snapshot_hash ~ '^[0-9a-f]{64}$'),
  diary_number text,
  document uuid,
  created_by uuid not null references person,
  created_at timestamptz not null default tillstand_now(),
  changed_at timestamptz not null default tillstand_now(),
  locked_by uuid references person,
  locked_at timestamptz,
  fictitious boolean not null,
  unique (care_case, edition),
  check ((origin = 'first') = (edition = 1)),
  check ((origin = 'first') = (reason is null)),
  check ((status = 'locked') = (snapshot is not null)),
  check ((snapshot is null) = (snapshot_hash is null) and (snapshot is null) = (locked_by is null) and (snapshot is null) = (locked_at is null))
);
comment on table basis_edition is 'One edition of the basis that an expert group writes for an area; locked when the group has approved it';
comment on column basis_edition.origin is 'first; reopened before the consultation; revision after it: the final text';
comment on column basis_edition.version is 'Grows by each change of any part; an approval is of one version';
comment on column basis_edition.snapshot is 'Everything that was locked; snapshot_hash is the SHA-256 of its canonical JSON';
create unique index basis_edition_one_open on basis_edition (care_case) where status = 'open';

create table basis_part (
  edition uuid not null references basis_edition,
  part text not null check (part in ('background', 'definition', 'slots', 'conditions', 'consequences', 'followUp')),
  version integer not null check (version > 0),
  action text not null check (action in ('begin', 'carry', 'edit', 'restore')),
  restored integer,
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  made_by uuid not null references person,
  acting text not null,
  made_at timestamptz not null default tillstand_now(),
  primary key (edition, part, version),
  check ((action = 'restore') = (restored is not null))
);
comment on table basis_part is 'A part of the basis after each save: what was filled in, by whom. Append-only';

create table basis_comment (
  id uuid primary key default uuidv7(),
  edition uuid not null references basis_edition,
  part text not null,
  part_version integer not null,
  quote text not null check (length(quote) <= 2000),
  body text not null check (length(body) between 1 and 4000),
  made_by uuid not null references person,
  made_at timestamptz not null default tillstand_now(),
  resolved_by uuid references person,
  resolved_at timestamptz,
  foreign key (edition, part, part_version) references basis_part (edition, part, version),
  check ((resolved_by is null) = (resolved_at is null))
);
comment on table basis_comment is 'What someone says of a passage; taken care of once, then it stands';
create index basis_comment_edition on basis_comment (edition, part);

create table basis_stand (
  id uuid primary key default uuidv7(),
  edition uuid not null references basis_edition,
  person uuid not null references person,
  stand text not null check (stand in ('approve', 'dissent')),
  said text,
  version integer not null,
  made_at timestamptz not null default tillstand_now(),
  check ((stand = 'dissent') = (said is not null))
);
comment on table basis_stand is 'A member approves a version of the basis, or dissents from it and says why; the latest counts. Append-only';
create index basis_stand_edition on basis_stand (edition, person);

create table basis_reason (
  id uuid primary key default uuidv7(),
  edition uuid not null references basis_edition,
  part text not null,
  reason text not null check (length(reason) between 1 and 8000),
  made_by uuid not null references person,
  acting text not null,
  made_at timestamptz not null default tillstand_now()
);
comment on table basis_reason is 'Why a part of the final text differs from the proposal; the latest of each part counts. Append-only';
create index basis_reason_edition on basis_reason (edition, part);

create function basis_edition_moves() returns trigger language plpgsql as $$
begin
  if old.status <> 'open' then
    raise exception 'a locked basis is not changed' using errcode = 'check_violation', constraint = 'basis_locked';
  end if;
  if new.version <> old.version + 1 then
    raise exception 'the version of a basis grows by one' using errcode = 'check_violation';
  end if;
  if (new.id, new.care_case, new.area, new.edition, new.origin, new.reason, new.created_by, new.created_at, new.fictitious)
     is distinct from (old.id, old.care_case, old.area, old.edition, old.origin, old.reason, old.created_by, old.created_at, old.fictitious) then
    raise exception 'what a basis is about does not change' using errcode = 'check_violation';
  end if;
  new.changed_at := public.tillstand_now();
  return new;
end
$$;
create trigger basis_edition_moves before update on basis_edition for each row execute function basis_edition_moves();

-- What belongs to an edition is written while it is open; a comment is taken care of once.
create function basis_is_open() returns trigger language plpgsql as $$
begin
  if not exists (select from public.basis_edition e where e.id = new.edition and e.status = 'open') then
    raise exception 'a locked basis is not changed' using errcode = 'check_violation', constraint = 'basis_locked';
  end if;
  return new;
end
$$;
create trigger basis_part_open before insert on basis_part for each row execute function basis_is_open();
create trigger basis_comment_open before insert or update on basis_comment for each row execute function basis_is_open();
create trigger basis_stand_open before insert on basis_stand for each row execute function basis_is_open();
create trigger basis_reason_open before insert on basis_reason for each row execute function basis_is_open();

create function basis_comment_moves() returns trigger language plpgsql as $$
begin
  if old.resolved_by is not null then
    raise exception 'the comment has been taken care of' using errcode = 'check_violation';
  end if;
  if (new.id, new.edition, new.part, new.part_version, new.quote, new.body, new.made_by, new.made_at)
     is distinct from (old.id, old.edition, old.part, old.part_version, old.quote, old.body, old.made_by, old.made_at) then
    raise exception 'what was said does not change' using errcode = 'check_violation';
  end if;
  return new;
end
$$;
create trigger basis_comment_moves before update on basis_comment for each row execute function basis_comment_moves();

create trigger basis_part_stands before update or delete or truncate on basis_part for each statement execute function work_stands();
create trigger basis_stand_stands before update or delete or truncate on basis_stand for each statement execute function work_stands();
create trigger basis_reason_stands before update or delete or truncate on basis_reason for each statement execute function work_stands();
create trigger basis_comment_stays before delete or truncate on basis_comment for each statement execute function work_stands();
create trigger basis_edition_stays before delete or truncate on basis_edition for each statement execute function work_stands();

-- Those who take part in the case, and the authority's own; never one with a conflict of interest.
alter table basis_edition enable row level security;
alter table basis_part enable row level security;
alter table basis_comment enable row level security;
alter table basis_stand enable row level security;
alter table basis_reason enable row level security;
create policy own_case on basis_edition to tillstand_app
  using (is_own_work() or sees_case(care_case)) with check (is_own_work() or sees_case(care_case));
create policy own_case on basis_part to tillstand_app
  using (exists (select from basis_edition e where e.id = basis_part.edition)) with check (exists (select from basis_edition e where e.id = basis_part.edition));
create policy own_case on basis_comment to tillstand_app
  using (exists (select from basis_edition e where e.id = basis_comment.edition)) with check (exists (select from basis_edition e where e.id = basis_comment.edition));
create policy own_case on basis_stand to tillstand_app
  using (exists (select from basis_edition e where e.id = basis_stand.edition))
  with check (exists (select from basis_edition e where e.id = basis_stand.edition)
    and basis_stand.person::text = current_setting('tillstand.person', true));
create policy own_case on basis_reason to tillstand_app
  using (exists (select from basis_edition e where e.id = basis_reason.edition)) with check (exists (select from basis_edition e where e.id = basis_reason.edition));

grant select on basis_edition, basis_part, basis_comment, basis_stand, basis_reason to tillstand_app;
grant insert (care_case, area, edition, origin, reason, created_by, fictitious) on basis_edition to tillstand_app;
grant update (status, version, snapshot, snapshot_hash, diary_number, document, locked_by, locked_at) on basis_edition to tillstand_app;
grant insert (edition, part, version, action, restored, content, made_by, acting) on basis_part to tillstand_app;
grant insert (edition, part, part_version, quote, body, made_by) on basis_comment to tillstand_app;
grant update (resolved_by, resolved_at) on basis_comment to tillstand_app;
grant insert (edition, person, stand, said, version) on basis_stand to tillstand_app;
grant insert (edition, part, reason, made_by, acting) on basis_reason to tillstand_app;
