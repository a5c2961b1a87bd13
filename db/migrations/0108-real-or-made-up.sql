-- Whether someone is made up is settled when they are entered, and stays so: all that they begin follows from it, and the product remembers it.

create function person_stays_real_or_made_up() returns trigger language plpgsql as $$
begin
  if new.fictitious is distinct from old.fictitious then
    raise exception 'someone real does not become made up, nor the other way round' using errcode = 'check_violation', constraint = 'real_or_made_up';
  end if;
  return new;
end
$$;
create trigger person_stays_real_or_made_up before update of fictitious on person for each row execute function person_stays_real_or_made_up();
