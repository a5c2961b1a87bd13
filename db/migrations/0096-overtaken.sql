-- A transaction may go on in the hope that nobody else was first, with a key or at the end of the audit log. When the database finds that
-- somebody was, it calls this: nothing of the transaction is kept, and the program runs it again and asks first (docs/adr/0030).

create function overtaken() returns void language plpgsql as $$
begin
  raise exception 'another transaction was first' using errcode = 'serialization_failure';
end
$$;
comment on function overtaken() is 'Ends a transaction that hoped to be first and was not; it is run again';
grant execute on function overtaken() to tillstand_app;
