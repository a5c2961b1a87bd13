-- Consultations (remiss): what is sent out, to whom and until when; what organisations write before they send it in, which the
-- authority never sees; what has come in, which never changes; and what the authority makes of it. See docs/adr/0064.

create table consultation (
  id uuid primary key default uuidv7(),
  care_case uuid not null,
  area text not null,
  area_name text not null check (length(area_name) between 1 and 300),
  fictitious boolean not null,
  state text not null check (state in ('draft', 'open', 'closed')),
  version integer not null check (version > 0),
  basis text not null,
  parts jsonb not null check (jsonb_typeof(parts) = 'array'),
  letter text not null default '' check (length(letter) <= 20000),
  contact text not null default '' check (length(contact) <= 500),
  open_to_all boolean not null default true,
  last_day date,
  created_by uuid not null references person,
  changed_by uuid not null references person,
  changed_at timestamptz not null default tillstand_now(),
  opened_by uuid references person,
  opened_at timestamptz,
  letter_document uuid,
  diary_number text,
  closed_by uuid references person,
  closed_at timestamptz,
  check ((state = 'draft') = (opened_at is null)),
  check ((state = 'closed') = (closed_at is not null)),
  check (state = 'draft' or (last_day is not null and diary_number is not null))
);
comment on table consultation is 'A proposal sent out for opinions, with a snapshot of the approved basis';
comment on column consultation.basis is 'Which version of the basis the parts were taken from';
comment on column consultation.parts is '[{key, title: {sv, en}, passages: [{id, text}]}]';
comment on column consultation.last_day is 'Answers come in time to the end of this day in Stockholm';
create unique index consultation_one_at_a_time on consultation (care_case) where state <> 'closed';

create table consultation_addressee (
  id uuid primary key default uuidv7(),
  consultation uuid not null references consultation,
  kind text not null check (kind in ('obliged', 'invited')),
  organisation text references work_organisation,
  name text not null check (length(name) between 1 and 200),
  mail text check (mail ~ '^[^@\s]+@[^@\s]+$' and length(mail) <= 254),
  invite text not null default replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''),
  last_day date,
  unique (consultation, organisation),
  check (organisation is not null or mail is not null)
);
comment on table consultation_addressee is 'Who is asked: an organisation of the product, or another by name and mail';
comment on column consultation_addressee.invite is 'Goes in the letter to those without an account, so that their answer is known as theirs';
comment on column consultation_addressee.last_day is 'A later last day for this one alone';
create index consultation_addressee_organisation on consultation_addressee (organisation);

create table consultation_extension (
  id uuid primary key default uuidv7(),
  consultation uuid not null references consultation,
  addressee uuid references consultation_addressee,
  from_day date not null,
  to_day date not null check (to_day > from_day),
  reason text not null check (length(reason) between 1 and 2000),
  made_by uuid not null references person,
  made_at timestamptz not null default tillstand_now()
);
comment on table consultation_extension is 'Every extension with its reason; without addressee it was for all. Append-only';

create table consultation_reminder (
  addressee uuid not null references consultation_addressee,
  last_day date not null,
  days_before integer not null check (days_before >= 0),
  sent_at timestamptz not null default tillstand_now(),
  primary key (addressee, last_day, days_before)
);
comment on table consultation_reminder is 'Reminders that have been sent: one of each kind for a last day. Append-only';

-- ---------------------------------------------------------------------------------------------------
-- What an organisation writes
-- ---------------------------------------------------------------------------------------------------

create table consultation_answer (
  id uuid primary key default uuidv7(),
  consultation uuid not null references consultation,
  organisation text not null references work_organisation,
  joint text references collaboration_region,
  members text[] not null default '{}',
  state text not null check (state in ('draft', 'proposed', 'endorsed', 'submitted', 'withdrawn')),
  version integer not null check (version > 0),
  round integer not null default 1 check (round > 0),
  standing uuid,
  proposed_by uuid references person,
  proposed_at timestamptz,
  endorsed_by uuid references person,
  endorsed_at timestamptz,
  fictitious boolean not null,
  created_by uuid not null references person,
  changed_at timestamptz not null default tillstand_now(),
  check ((joint is null) = (members = '{}')),
  check (state <> 'proposed' or proposed_by is not null),
  check (state not in ('endorsed') or endorsed_by is not null),
  constraint another_endorses check (endorsed_by is null or endorsed_by is distinct from proposed_by)
);
comment on table consultation_answer is 'An answer while an organisation writes it. The authority never sees it, only what is submitted';
comment on column consultation_answer.joint is 'The collaboration region that it is written for, with its regions in members';
comment on column consultation_answer.round is 'Grows when a submitted answer is written anew';
comment on column consultation_answer.standing is 'The submission that stands with the authority';
create unique index consultation_answer_once on consultation_answer (consultation, organisation, coalesce(joint, ''));

create table consultation_answer_part (
  answer uuid not null references consultation_answer,
  part text not null check (length(part) between 1 and 100),
  stance text check (stance in ('agree', 'agree-with-changes', 'disagree', 'no-view')),
  text text not null default '' check (length(text) <= 20000),
  passages text[] not null default '{}' check (cardinality(passages) <= 200),
  version integer not null check (version > 0),
  changed_by uuid not null references person,
  changed_at timestamptz not null default tillstand_now(),
  primary key (answer, part)
);
comment on table consultation_answer_part is 'The answer to one part, as it stands now. Each part has its own version, so that several may write';

create table consultation_answer_save (
  answer uuid not null references consultation_answer,
  part text not null,
  version integer not null check (version > 0),
  round integer not null,
  stance text,
  text text not null,
  passages text[] not null,
  made_by uuid not null references person,
  made_at timestamptz not null default tillstand_now(),
  primary key (answer, part, version)
);
comment on table consultation_answer_save is 'Every version of every part. Append-only';

create table consultation_comment (
  id uuid primary key default uuidv7(),
  answer uuid not null references consultation_answer,
  part text not null,
  text text not null check (length(text) between 1 and 5000),
  made_by uuid not null references person,
  made_at timestamptz not null default tillstand_now()
);
comment on table consultation_comment is 'What colleagues say to each other about a part; never seen outside the organisation. Append-only';
create index consultation_comment_part on consultation_comment (answer, part);

create table consultation_delegation (
  id uuid primary key default uuidv7(),
  answer uuid not null references consultation_answer,
  part text not null,
  person uuid not null references person,
  due date,
  note text not null default '' check (length(note) <= 2000),
  made_by uuid not null references person,
  made_at timestamptz not null default tillstand_now(),
  done_at timestamptz
);
comment on table consultation_delegation is 'A part that a colleague is asked to write';
create index consultation_delegation_part on consultation_delegation (answer, part);

create table consultation_backing (
  answer uuid not null references consultation_answer,
  organisation text not null references work_organisation,
  version integer not null,
  kind text not null check (kind in ('backs', 'attaches')),
  submission uuid,
  made_by uuid not null references person,
  made_at timestamptz not null default tillstand_now(),
  primary key (answer, organisation, version),
  check ((kind = 'attaches') = (submission is not null))
);
comment on table consultation_backing is 'A region stands behind a joint answer as it was at a version, or attaches its own. Append-only';

-- ---------------------------------------------------------------------------------------------------
-- What has come in
-- ---------------------------------------------------------------------------------------------------

create table consultation_open_answer (
  id uuid primary key,
  consultation uuid not null references consultation,
  addressee uuid references consultation_addressee,
  kind text not null check (kind in ('person', 'association')),
  name text check (length(name) between 1 and 200),
  mail text check (mail ~ '^[^@\s]+@[^@\s]+$' and length(mail) <= 254),
  content jsonb not null check (jsonb_typeof(content) = 'array'),
  state text not null check (state in ('unconfirmed', 'confirmed', 'waiting', 'received', 'rejected')),
  confirm_hash bytea unique,
  proof text not null unique,
  origin text not null,
  sent_at timestamptz not null default tillstand_now(),
  decided_by uuid references person,
  decided_at timestamptz,
  reason text check (length(reason) <= 1000),
  fictitious boolean not null,
  check ((state = 'unconfirmed') <= (confirm_hash is not null))
);
comment on table consultation_open_answer is 'What someone without an account has sent, before it is taken as an answer';
comment on column consultation_open_answer.proof is 'The form it was written in: each is taken once';
comment on column consultation_open_answer.origin is 'A keyed hash of where it came from, to stop floods; emptied after a day';
create index consultation_open_answer_state on consultation_open_answer (consultation, state);
create index consultation_open_answer_origin on consultation_open_answer (origin, sent_at) where origin <> '';

create table consultation_submission (
  id uuid primary key,
  consultation uuid not null references consultation,
  care_case uuid not null,
  answer uuid references consultation_answer,
  open_answer uuid unique references consultation_open_answer,
  addressee uuid references consultation_addressee,
  organisation text references work_organisation,
  joint text references collaboration_region,
  members text[] not null default '{}',
  number integer not null check (number > 0),
  kind text not null check (kind in ('organisation', 'joint', 'association', 'person')),
  name text not null check (length(name) between 1 and 300),
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  diary_number text not null,
  submitted_by uuid references person,
  endorsed_by uuid references person,
  submitted_at timestamptz not null,
  stands boolean not null default true,
  withdrawn_at timestamptz,
  fictitious boolean not null,
  unique (answer, number),
  check ((answer is null) <> (open_answer is null)),
  check (answer is null or (organisation is not null and submitted_by is not null and endorsed_by is not null))
);
comment on table consultation_submission is 'An answer that has come in. Its content never changes; a later one takes its place, or it is withdrawn';
comment on column consultation_submission.hash is 'SHA-256 of the content as in the receipt';
create index consultation_submission_of on consultation_submission (consultation) where stands;
create unique index consultation_submission_one_stands on consultation_submission (answer) where stands;
alter table consultation_answer add foreign key (standing) references consultation_submission;
alter table consultation_backing add foreign key (submission) references consultation_submission;

create table consultation_cell (
  submission uuid not null references consultation_submission,
  part text not null,
  stance text not null check (stance in ('agree', 'agree-with-changes', 'disagree', 'no-view')),
  text text not null,
  passages text[] not null,
  primary key (submission, part)
);
comment on table consultation_cell is 'What an answer says of a part: a row for each, for the matrix. Append-only';

create table consultation_plea (
  id uuid primary key default uuidv7(),
  consultation uuid not null references consultation,
  care_case uuid not null,
  organisation text not null references work_organisation,
  name text not null,
  reason text not null check (length(reason) between 1 and 2000),
  diary_number text not null,
  made_by uuid not null references person,
  made_at timestamptz not null default tillstand_now(),
  state text not null default 'waiting' check (state in ('waiting', 'granted', 'refused')),
  new_last_day date,
  decision text check (length(decision) between 1 and 2000),
  decided_by uuid references person,
  decided_at timestamptz,
  check ((state = 'waiting') = (decided_at is null)),
  check ((state = 'granted') = (new_last_day is not null)),
  check ((state = 'waiting') = (decision is null))
);
comment on table consultation_plea is 'Someone who came too late asks to be let in; a case officer decides';
create unique index consultation_plea_waiting on consultation_plea (consultation, organisation) where state = 'waiting';

-- ---------------------------------------------------------------------------------------------------
-- What the authority makes of it
-- ---------------------------------------------------------------------------------------------------

create table consultation_theme (
  id uuid primary key default uuidv7(),
  consultation uuid not null references consultation,
  name text not null check (length(name) between 1 and 120),
  reply text not null default '' check (length(reply) <= 10000),
  version integer not null default 1 check (version > 0),
  changed_by uuid not null references person,
  changed_at timestamptz not null default tillstand_now()
);
create unique index consultation_theme_name on consultation_theme (consultation, lower(name));
comment on table consultation_theme is 'A matter that several answers raise, and what the authority says to it';

create table consultation_theme_mark (
  theme uuid not null references consultation_theme,
  submission uuid not null references consultation_submission,
  part text not null,
  passage text not null default '',
  primary key (theme, submission, part, passage)
);
comment on table consultation_theme_mark is 'An answer to a part, or to one passage of it, raises a theme';
create index consultation_theme_mark_cell on consultation_theme_mark (submission, part);

create table consultation_reply (
  submission uuid not null references consultation_submission,
  part text not null,
  text text not null check (length(text) <= 10000),
  version integer not null check (version > 0),
  changed_by uuid not null references person,
  changed_at timestamptz not null default tillstand_now(),
  primary key (submission, part)
);
comment on table consultation_reply is 'What the authority says to one answer on one part';

create table consultation_mask (
  id uuid primary key default uuidv7(),
  submission uuid not null references consultation_submission,
  field text not null,
  first integer check (first >= 0),
  after integer check (after > first),
  reason text not null check (length(reason) between 1 and 500),
  ground text not null check (length(ground) between 1 and 200),
  made_by uuid not null references person,
  made_at timestamptz not null default tillstand_now(),
  lifted_at timestamptz,
  check ((first is null) = (after is null))
);
comment on table consultation_mask is 'What is left out when an answer is published: a span of a field or all of it, and by which ground';
create index consultation_mask_of on consultation_mask (submission);

create table consultation_publication (
  submission uuid primary key references consultation_submission,
  consultation uuid not null references consultation,
  version integer not null check (version > 0),
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  published_by uuid not null references person,
  published_at timestamptz not null default tillstand_now(),
  withdrawn_at timestamptz
);
comment on table consultation_publication is 'What the public sees of an answer: already masked, so that what is masked is not in it';

create table consultation_summary (
  consultation uuid primary key references consultation,
  intro text not null default '' check (length(intro) <= 20000),
  closing text not null default '' check (length(closing) <= 20000),
  version integer not null check (version > 0),
  changed_by uuid not null references person,
  changed_at timestamptz not null default tillstand_now(),
  locked_by uuid references person,
  locked_at timestamptz,
  document uuid,
  diary_number text
);
comment on table consultation_summary is 'What the authority writes round the stances, themes and replies';

create table consultation_expert_comment (
  consultation uuid primary key references consultation,
  general text not null default '' check (length(general) <= 20000),
  parts jsonb not null default '{}' check (jsonb_typeof(parts) = 'object'),
  version integer not null check (version > 0),
  changed_by uuid not null references person,
  changed_at timestamptz not null default tillstand_now(),
  locked_by uuid references person,
  locked_at timestamptz,
  document uuid,
  diary_number text
);
comment on table consultation_expert_comment is 'What the expert group says when the answers are in';

-- ---------------------------------------------------------------------------------------------------
-- Rules that hold whatever the application says
-- ---------------------------------------------------------------------------------------------------

-- The last day for one who answers: the later of the general and their own.
create function consultation_last_day(given uuid, given_organisation text, given_addressee uuid) returns date
  language sql stable security definer set search_path = pg_catalog, public
  begin atomic
    select greatest(c.last_day, (
      select max(a.last_day) from public.consultation_addressee a
      where a.consultation = c.id and (a.organisation = given_organisation or a.id = given_addressee)))
    from public.consultation c where c.id = given;
  end;
-- Whether an answer may come in now: 24.00 in Stockholm on the last day is too late. A closed consultation takes what has been granted.
create function consultation_takes(given uuid, given_organisation text, given_addressee uuid) returns boolean
  language sql volatile security definer set search_path = pg_catalog, public
  begin atomic
    select coalesce((
      select c.state <> 'draft'
        and not exists (select from public.consultation_summary s where s.consultation = c.id and s.locked_at is not null)
        and public.tillstand_now() < ((public.consultation_last_day(given, given_organisation, given_addressee) + 1)::timestamp at time zone 'Europe/Stockholm')
      from public.consultation c where c.id = given), false);
  end;

create function consultation_moves() returns trigger language plpgsql as $$
begin
  if not (old.state, new.state) in (('draft', 'draft'), ('draft', 'open'), ('open', 'open'), ('open', 'closed')) then
    raise exception 'a consultation cannot go from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  if new.version <> old.version + 1 then
    raise exception 'the version of a consultation grows by one' using errcode = 'check_violation';
  end if;
  if (new.id, new.care_case, new.area, new.fictitious, new.created_by) is distinct from (old.id, old.care_case, old.area, old.fictitious, old.created_by)
     or (old.state <> 'draft' and (new.basis, new.parts, new.letter, new.contact, new.open_to_all, new.opened_by, new.opened_at, new.letter_document, new.diary_number)
         is distinct from (old.basis, old.parts, old.letter, old.contact, old.open_to_all, old.opened_by, old.opened_at, old.letter_document, old.diary_number)) then
    raise exception 'what has been sent out does not change' using errcode = 'check_violation';
  end if;
  if old.state = 'open' and new.last_day < old.last_day then
    raise exception 'a last day is never made earlier' using errcode = 'check_violation';
  end if;
  if new.state = 'closed' and tillstand_now() < ((greatest(old.last_day, (
       select max(a.last_day) from public.consultation_addressee a where a.consultation = old.id)) + 1)::timestamp at time zone 'Europe/Stockholm') then
    raise exception 'the last day has not passed' using errcode = 'check_violation', constraint = 'after_last_day';
  end if;
  new.changed_at := tillstand_now();
  return new;
end
$$;
create trigger consultation_moves before update on consultation for each row execute function consultation_moves();

-- The same table of states as src/modules/consultations/core/life.ts; and whoever has written in a round does not endorse it.
create function consultation_answer_moves() returns trigger language plpgsql as $$
begin
  if not (old.state, new.state) in (
    ('draft', 'draft'), ('draft', 'proposed'), ('proposed', 'draft'), ('proposed', 'endorsed'), ('endorsed', 'draft'),
    ('endorsed', 'submitted'), ('submitted', 'draft'), ('withdrawn', 'draft'),
    ('draft', 'withdrawn'), ('proposed', 'withdrawn'), ('endorsed', 'withdrawn'), ('submitted', 'withdrawn')
  ) then
    raise exception 'an answer cannot go from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  if new.version <> old.version + 1 then
    raise exception 'the version of an answer grows by one' using errcode = 'check_violation';
  end if;
  if (new.id, new.consultation, new.organisation, new.joint, new.members, new.fictitious, new.created_by)
     is distinct from (old.id, old.consultation, old.organisation, old.joint, old.members, old.fictitious, old.created_by) then
    raise exception 'what an answer is about does not change' using errcode = 'check_violation';
  end if;
  if new.state = 'endorsed' and old.state = 'proposed' and exists (
    select from public.consultation_answer_save s where s.answer = new.id and s.round = new.round and s.made_by = new.endorsed_by
  ) then
    raise exception 'whoever has written in an answer does not endorse it' using errcode = 'check_violation', constraint = 'another_endorses';
  end if;
  new.changed_at := tillstand_now();
  return new;
end
$$;
create trigger consultation_answer_moves before update on consultation_answer for each row execute function consultation_answer_moves();

-- The time of coming in is the database's own, and too late is too late.
create function consultation_submission_comes() returns trigger language plpgsql as $$
begin
  if new.answer is not null then
    new.submitted_at := tillstand_now();
    if not public.consultation_takes(new.consultation, new.organisation, new.addressee) then
      raise exception 'the answer came after the last day' using errcode = 'check_violation', constraint = 'in_time';
    end if;
    if not exists (select from public.consultation_answer a where a.id = new.answer and a.state = 'endorsed' and a.endorsed_by = new.endorsed_by) then
      raise exception 'only an endorsed answer is submitted' using errcode = 'check_violation', constraint = 'endorsed_first';
    end if;
  end if;
  return new;
end
$$;
create trigger consultation_submission_comes before insert on consultation_submission for each row execute function consultation_submission_comes();
create function consultation_open_answer_comes() returns trigger language plpgsql as $$
begin
  new.sent_at := tillstand_now();
  if not public.consultation_takes(new.consultation, null, new.addressee) then
    raise exception 'the answer came after the last day' using errcode = 'check_violation', constraint = 'in_time';
  end if;
  return new;
end
$$;
create trigger consultation_open_answer_comes before insert on consultation_open_answer
  for each row execute function consultation_open_answer_comes();

-- What is published of an answer goes when the answer no longer stands: whoever replaces or takes back need not see the publication.
create function consultation_submission_falls() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if old.stands and not new.stands then
    update public.consultation_publication p set withdrawn_at = public.tillstand_now() where p.submission = new.id and p.withdrawn_at is null;
  end if;
  return null;
end
$$;
create trigger consultation_submission_falls after update on consultation_submission for each row execute function consultation_submission_falls();

create function consultation_locked() returns trigger language plpgsql as $$
begin
  if old.locked_at is not null then
    raise exception '% is locked', tg_table_name using errcode = 'check_violation', constraint = 'locked';
  end if;
  if new.version <> old.version + 1 then
    raise exception 'a version grows by one' using errcode = 'check_violation';
  end if;
  new.changed_at := tillstand_now();
  return new;
end
$$;
create trigger consultation_summary_locked before update on consultation_summary for each row execute function consultation_locked();
create trigger consultation_expert_comment_locked before update on consultation_expert_comment for each row execute function consultation_locked();

do $$
declare name text;
begin
  foreach name in array array['consultation_extension', 'consultation_reminder', 'consultation_answer_save', 'consultation_comment',
                              'consultation_backing', 'consultation_cell'] loop
    execute format('create trigger %I before update or delete or truncate on %I for each statement execute function work_stands()', name || '_stands', name);
  end loop;
  foreach name in array array['consultation', 'consultation_answer', 'consultation_answer_part', 'consultation_delegation', 'consultation_submission',
                              'consultation_plea', 'consultation_theme', 'consultation_reply', 'consultation_mask', 'consultation_publication',
                              'consultation_summary', 'consultation_expert_comment'] loop
    execute format('create trigger %I before delete or truncate on %I for each statement execute function work_stands()', name || '_stays', name);
  end loop;
end
$$;

-- ---------------------------------------------------------------------------------------------------
-- Two narrow doors for those who are not signed in: whether a flood is going on, and their own confirmation
-- ---------------------------------------------------------------------------------------------------

create function consultation_open_counts(given uuid, given_origin text) returns table (from_origin bigint, waiting bigint)
  language sql volatile security definer set search_path = pg_catalog, public
  begin atomic
    select (select count(*) from public.consultation_open_answer o
            where o.origin = given_origin and o.sent_at > public.tillstand_now() - interval '1 hour'),
           (select count(*) from public.consultation_open_answer o
            where o.consultation = given and o.state in ('unconfirmed', 'waiting') and o.addressee is null
              and o.sent_at > public.tillstand_now() - interval '1 hour');
  end;
create function consultation_open_confirm(given bytea) returns table (consultation uuid, state text)
  language sql volatile security definer set search_path = pg_catalog, public
  begin atomic
    update public.consultation_open_answer o set state = case when o.state = 'unconfirmed' then 'confirmed' else o.state end
    where o.confirm_hash = given returning o.consultation, o.state;
  end;
create function consultation_open_invited(given uuid, given_invite text) returns table (id uuid, name text)
  language sql stable security definer set search_path = pg_catalog, public
  begin atomic
    select a.id, a.name from public.consultation_addressee a where a.consultation = given and a.invite = given_invite and a.organisation is null;
  end;
create function consultation_open_sent(given text) returns table (id uuid, consultation uuid, state text)
  language sql stable security definer set search_path = pg_catalog, public
  begin atomic
    select o.id, o.consultation, o.state from public.consultation_open_answer o where o.proof = given;
  end;

-- ---------------------------------------------------------------------------------------------------
-- The second wall
-- ---------------------------------------------------------------------------------------------------

create function acts_in_consultations() returns boolean language sql stable
  return acting_role() in ('consultation-respondent', 'region-contact', 'region-signatory');

do $$
declare name text;
begin
  foreach name in array array['consultation', 'consultation_addressee', 'consultation_extension', 'consultation_reminder', 'consultation_answer',
                              'consultation_answer_part', 'consultation_answer_save', 'consultation_comment', 'consultation_delegation',
                              'consultation_backing', 'consultation_open_answer', 'consultation_submission', 'consultation_cell',
                              'consultation_plea', 'consultation_theme', 'consultation_theme_mark', 'consultation_reply', 'consultation_mask',
                              'consultation_publication', 'consultation_summary', 'consultation_expert_comment'] loop
    execute format('alter table %I enable row level security', name);
  end loop;
end
$$;

-- What has been sent out is public; what is being prepared is the authority's.
create policy seen on consultation for select to tillstand_app using (is_own_work() or state <> 'draft' or sees_case(care_case));
create policy made on consultation for insert to tillstand_app with check (acting_organisation() = 'authority' and sees_case(care_case));
create policy changed on consultation for update to tillstand_app using (acting_organisation() = 'authority' and sees_case(care_case));

-- Whether this transaction's person sees the case of a consultation, whatever its state.
create function sees_consultation(given uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public
  begin atomic
    select exists (select from public.consultation c where c.id = given and public.sees_case(c.care_case));
  end;

create policy seen on consultation_addressee for select to tillstand_app using (
  is_own_work() or sees_consultation(consultation)
  or (organisation = acting_organisation() and acts_in_consultations() and exists (select from consultation c where c.id = consultation and c.state <> 'draft')));
create policy kept on consultation_addressee for insert to tillstand_app with check (acting_organisation() = 'authority' and sees_consultation(consultation));
create policy extended on consultation_addressee for update to tillstand_app using (acting_organisation() = 'authority' and sees_consultation(consultation));
create policy taken on consultation_addressee for delete to tillstand_app using (
  acting_organisation() = 'authority' and sees_consultation(consultation)
  and exists (select from consultation c where c.id = consultation and c.state = 'draft'));

create policy seen on consultation_extension for select to tillstand_app using (
  is_own_work() or sees_consultation(consultation) or addressee is null or addressee in (select a.id from consultation_addressee a));
create policy made on consultation_extension for insert to tillstand_app with check (acting_organisation() = 'authority' and sees_consultation(consultation));
create policy seen on consultation_reminder for select to tillstand_app using (is_own_work() or addressee in (select a.id from consultation_addressee a));
create policy sent on consultation_reminder for insert to tillstand_app with check (is_own_work());

-- Drafts are seen by the organisation that writes them; a joint one, once it is proposed, by the regions that it is written for.
create policy own on consultation_answer for all to tillstand_app
  using (organisation = acting_organisation() and acts_in_consultations())
  with check (organisation = acting_organisation() and acts_in_consultations());
create policy joint on consultation_answer for select to tillstand_app using (
  acts_in_consultations() and acting_organisation() = any (members) and state in ('proposed', 'endorsed', 'submitted'));
create policy own on consultation_answer_part for all to tillstand_app
  using (exists (select from consultation_answer a where a.id = answer and a.organisation = acting_organisation()))
  with check (exists (select from consultation_answer a where a.id = answer and a.organisation = acting_organisation()));
create policy joint on consultation_answer_part for select to tillstand_app using (exists (select from consultation_answer a where a.id = answer));
create policy own on consultation_answer_save for all to tillstand_app
  using (exists (select from consultation_answer a where a.id = answer and a.organisation = acting_organisation()))
  with check (exists (select from consultation_answer a where a.id = answer and a.organisation = acting_organisation()));
create policy own on consultation_comment for all to tillstand_app
  using (exists (select from consultation_answer a where a.id = answer and a.organisation = acting_organisation()))
  with check (exists (select from consultation_answer a where a.id = answer and a.organisation = acting_organisation()));
create policy own on consultation_delegation for all to tillstand_app
  using (exists (select from consultation_answer a where a.id = answer and a.organisation = acting_organisation()))
  with check (exists (select from consultation_answer a where a.id = answer and a.organisation = acting_organisation()));
create policy seen on consultation_backing for select to tillstand_app using (exists (select from consultation_answer a where a.id = answer));
create policy made on consultation_backing for insert to tillstand_app with check (
  organisation = acting_organisation() and acts_in_consultations()
  and exists (select from consultation_answer a where a.id = answer and acting_organisation() = any (a.members) and a.organisation <> acting_organisation()));

create policy seen on consultation_open_answer for select to tillstand_app using (is_own_work() or sees_consultation(consultation));
create policy sent on consultation_open_answer for insert to tillstand_app with check (
  exists (select from consultation c where c.id = consultation and c.fictitious = consultation_open_answer.fictitious and c.state <> 'draft' and (c.open_to_all or addressee is not null))
  and state in ('unconfirmed', 'waiting'));
create policy judged on consultation_open_answer for update to tillstand_app using (
  is_own_work() or (acting_organisation() = 'authority' and sees_consultation(consultation)));
create policy swept on consultation_open_answer for delete to tillstand_app using (is_own_work() and state in ('unconfirmed', 'rejected'));

create policy seen on consultation_submission for select to tillstand_app using (
  is_own_work() or sees_case(care_case)
  or (acts_in_consultations() and (organisation = acting_organisation() or acting_organisation() = any (members))));
create policy own on consultation_submission for insert to tillstand_app with check (
  (is_own_work() and open_answer is not null)
  or (acting_organisation() = 'authority' and sees_case(care_case) and open_answer is not null)
  or (organisation = acting_organisation() and acts_in_consultations() and answer is not null));
create policy replaced on consultation_submission for update to tillstand_app using (organisation = acting_organisation() and acts_in_consultations());
create policy seen on consultation_cell for select to tillstand_app using (exists (select from consultation_submission s where s.id = submission));
create policy made on consultation_cell for insert to tillstand_app with check (exists (select from consultation_submission s where s.id = submission));

create policy seen on consultation_plea for select to tillstand_app using (
  is_own_work() or sees_case(care_case) or (organisation = acting_organisation() and acts_in_consultations()));
create policy made on consultation_plea for insert to tillstand_app with check (organisation = acting_organisation() and acts_in_consultations());
create policy judged on consultation_plea for update to tillstand_app using (acting_organisation() = 'authority' and sees_case(care_case));

create policy own on consultation_theme for all to tillstand_app
  using (acting_organisation() = 'authority' and sees_consultation(consultation))
  with check (acting_organisation() = 'authority' and sees_consultation(consultation));
create policy own on consultation_theme_mark for all to tillstand_app
  using (exists (select from consultation_theme t where t.id = theme)) with check (exists (select from consultation_theme t where t.id = theme));
create policy own on consultation_reply for all to tillstand_app
  using (acting_organisation() = 'authority' and exists (select from consultation_submission s where s.id = submission))
  with check (acting_organisation() = 'authority' and exists (select from consultation_submission s where s.id = submission));
create policy own on consultation_mask for all to tillstand_app
  using (acting_organisation() = 'authority' and exists (select from consultation_submission s where s.id = submission))
  with check (acting_organisation() = 'authority' and exists (select from consultation_submission s where s.id = submission));
create policy seen on consultation_publication for select to tillstand_app using (
  (withdrawn_at is null and exists (select from consultation c where c.id = consultation)) or sees_consultation(consultation));
create policy made on consultation_publication for insert to tillstand_app with check (acting_organisation() = 'authority' and sees_consultation(consultation));
create policy changed on consultation_publication for update to tillstand_app using (acting_organisation() = 'authority' and sees_consultation(consultation));
create policy seen on consultation_summary for select to tillstand_app using (is_own_work() or locked_at is not null or sees_consultation(consultation));
create policy made on consultation_summary for insert to tillstand_app with check (acting_organisation() = 'authority' and sees_consultation(consultation));
create policy changed on consultation_summary for update to tillstand_app using (acting_organisation() = 'authority' and sees_consultation(consultation));
create policy seen on consultation_expert_comment for select to tillstand_app using (is_own_work() or locked_at is not null or sees_consultation(consultation));
create policy made on consultation_expert_comment for insert to tillstand_app with check (acting_organisation() = 'authority' and sees_consultation(consultation));
create policy changed on consultation_expert_comment for update to tillstand_app using (acting_organisation() = 'authority' and sees_consultation(consultation));

grant select on consultation, consultation_addressee, consultation_extension, consultation_reminder, consultation_answer, consultation_answer_part,
  consultation_answer_save, consultation_comment, consultation_delegation, consultation_backing, consultation_open_answer, consultation_submission,
  consultation_cell, consultation_plea, consultation_theme, consultation_theme_mark, consultation_reply, consultation_mask,
  consultation_publication, consultation_summary, consultation_expert_comment to tillstand_app;
grant insert (id, care_case, area, area_name, fictitious, state, version, basis, parts, created_by, changed_by) on consultation to tillstand_app;
grant update (state, version, letter, contact, open_to_all, last_day, basis, parts, changed_by, opened_by, opened_at, letter_document, diary_number, closed_by, closed_at)
  on consultation to tillstand_app;
grant insert (consultation, kind, organisation, name, mail), update (last_day), delete on consultation_addressee to tillstand_app;
grant insert (consultation, addressee, from_day, to_day, reason, made_by) on consultation_extension to tillstand_app;
grant insert (addressee, last_day, days_before) on consultation_reminder to tillstand_app;
grant insert (consultation, organisation, joint, members, state, version, fictitious, created_by) on consultation_answer to tillstand_app;
grant update (state, version, round, standing, proposed_by, proposed_at, endorsed_by, endorsed_at) on consultation_answer to tillstand_app;
grant insert (answer, part, stance, text, passages, version, changed_by), update (stance, text, passages, version, changed_by, changed_at)
  on consultation_answer_part to tillstand_app;
grant insert (answer, part, version, round, stance, text, passages, made_by) on consultation_answer_save to tillstand_app;
grant insert (answer, part, text, made_by) on consultation_comment to tillstand_app;
grant insert (answer, part, person, due, note, made_by), update (done_at) on consultation_delegation to tillstand_app;
grant insert (answer, organisation, version, kind, submission, made_by) on consultation_backing to tillstand_app;
grant insert (id, consultation, addressee, kind, name, mail, content, state, confirm_hash, proof, origin, fictitious),
  update (state, decided_by, decided_at, reason, origin), delete on consultation_open_answer to tillstand_app;
grant insert (id, consultation, care_case, answer, open_answer, addressee, organisation, joint, members, number, kind, name, content, hash, diary_number,
  submitted_by, endorsed_by, submitted_at, fictitious), update (stands, withdrawn_at) on consultation_submission to tillstand_app;
grant insert on consultation_cell to tillstand_app;
grant insert (consultation, care_case, organisation, name, reason, diary_number, made_by), update (state, new_last_day, decision, decided_by, decided_at)
  on consultation_plea to tillstand_app;
grant insert (consultation, name, reply, changed_by), update (name, reply, version, changed_by, changed_at) on consultation_theme to tillstand_app;
grant insert, delete on consultation_theme_mark to tillstand_app;
grant insert (submission, part, text, version, changed_by), update (text, version, changed_by, changed_at) on consultation_reply to tillstand_app;
grant insert (submission, field, first, after, reason, ground, made_by), update (lifted_at) on consultation_mask to tillstand_app;
grant insert (submission, consultation, version, content, published_by), update (version, content, published_by, published_at, withdrawn_at)
  on consultation_publication to tillstand_app;
grant insert (consultation, intro, closing, version, changed_by), update (intro, closing, version, changed_by, locked_by, locked_at, document, diary_number)
  on consultation_summary to tillstand_app;
grant insert (consultation, general, parts, version, changed_by), update (general, parts, version, changed_by, locked_by, locked_at, document, diary_number)
  on consultation_expert_comment to tillstand_app;
