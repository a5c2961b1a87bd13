-- The clock that deadlines are held against. A demonstration and a test may move it for a transaction or a whole database, to
-- play what takes months; the application in production refuses to start when it has been moved.

create function tillstand_now() returns timestamptz language sql volatile
  return clock_timestamp() + coalesce(nullif(current_setting('tillstand.clock_offset', true), ''), '0 seconds')::interval;
comment on function tillstand_now() is 'Now, by the database; moved by tillstand.clock_offset in demonstrations and tests';
