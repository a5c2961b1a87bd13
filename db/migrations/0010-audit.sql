-- The audit log: one row per act, in the same transaction as the act. Each row carries a keyed hash of its own
-- content and of the row before, so that a row that is altered, removed or put in shows. The key is not in the
-- database: whoever can write here cannot make a row that holds (docs/adr/0030).

create table audit_event (
  seq bigint primary key check (seq > 0),
  at timestamptz not null,
  actor uuid,
  acting text,
  action text not null check (action ~ '^[a-z-]+(\.[a-z-]+)+$'),
  object_kind text,
  object_id text,
  result text not null check (result in ('done', 'allowed', 'denied', 'failed')),
  reason text,
  origin text,
  request_id text,
  details text not null default '{}' check (details is json object),
  key_id text not null,
  prev_hash bytea not null check (octet_length(prev_hash) = 32),
  hash bytea not null unique check (octet_length(hash) = 32)
);
comment on table audit_event is 'Append-only: who did what to what, when, from where, with what result and why';
comment on column audit_event.seq is 'Without gaps, in the order of commit';
comment on column audit_event.at is 'The database clock';
comment on column audit_event.actor is 'The person, null for the system and for those not signed in';
comment on column audit_event.acting is 'role@organisation that the person acted as';
comment on column audit_event.result is 'done: a change; allowed, denied: a read or an attempt; failed: a fault';
comment on column audit_event.origin is 'The address the request came from';
comment on column audit_event.details is 'JSON as written, so that its hash can be made again. Never personal identity numbers';
comment on column audit_event.hash is 'HMAC-SHA256 over the row before and every column of this one';

create index audit_event_at on audit_event (at);
create index audit_event_actor on audit_event (actor, seq);
create index audit_event_object on audit_event (object_kind, object_id, seq);

create function audit_event_stands() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is append-only' using errcode = 'insufficient_privilege';
end
$$;
create trigger audit_event_stands before update or delete on audit_event for each row execute function audit_event_stands();
create trigger audit_event_is_not_emptied before truncate on audit_event for each statement execute function audit_event_stands();

-- One row: the end of the chain. Updating it first makes writers wait for each other.
create table audit_head (
  one boolean primary key default true check (one),
  seq bigint not null,
  hash bytea not null check (octet_length(hash) = 32)
);
insert into audit_head (seq, hash) values (0, decode(repeat('00', 32), 'hex'));
comment on table audit_head is 'The last row of the audit chain; published daily it also shows rows removed from the end';

grant select, insert on audit_event to tillstand_app;
grant select, update (seq, hash) on audit_head to tillstand_app;
