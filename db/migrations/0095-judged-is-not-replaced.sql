-- An application that has been found complete is assessed as it was checked (docs/adr/0073). A later day that a region has been granted, for another of
-- its units too, does not let it send in another in its place: what is needed is asked for.

create function application_is_not_judged() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if exists (select from public.application_judgement j where j.application = new.application) then
    raise exception 'what has been judged is not replaced' using errcode = 'check_violation', constraint = 'not_judged';
  end if;
  return new;
end
$$;
create trigger application_submission_after_judgement before insert on application_submission for each row
  when (new.kind = 'application') execute function application_is_not_judged();
