-- What is sent in has come when the asking for it reached us, not when we had read through it (22 § förvaltningslagen (2017:900)). An attempt is written in the
-- transaction that reads the application; in the last minute of a call that reading takes a tenth of a second, and nobody is to be late for that.

create function tillstand_began() returns timestamptz language sql stable
  return transaction_timestamp() + coalesce(nullif(current_setting('tillstand.clock_offset', true), ''), '0 seconds')::interval;
comment on function tillstand_began() is 'When this transaction began, by the database; moved by tillstand.clock_offset in demonstrations and tests';

alter table application_attempt alter column arrived_at set default tillstand_began();
comment on column application_attempt.arrived_at is 'When it came in (22 § förvaltningslagen): when the transaction began that reads it, by the database, never by whoever writes the row';
