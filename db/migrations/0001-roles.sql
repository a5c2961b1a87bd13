-- Who may do what. The owner runs the migrations; the running application works as tillstand_app, which may use
-- what each migration grants it and nothing else: no DDL, no way round row-level security. See docs/adr/0003.

do $$
begin
  if not exists (select from pg_roles where rolname = 'tillstand_app') then
    create role tillstand_app nologin nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
  end if;
  -- A login that has created the role may hand it out, and then takes it on for each connection.
  if not pg_has_role(current_user, 'tillstand_app', 'SET')
     and pg_has_role(current_user, 'tillstand_app', 'MEMBER WITH ADMIN OPTION') then
    execute format('grant tillstand_app to %I', current_user);
  end if;
end
$$;

-- Nothing is open to everyone: each migration grants what the application needs, table by table.
revoke all on schema public from public;
grant usage on schema public to tillstand_app;

do $$
begin
  execute format('revoke all on database %I from public', current_database());
  execute format('grant connect on database %I to tillstand_app', current_database());
end
$$;

create extension if not exists pg_trgm;
create extension if not exists unaccent;
create extension if not exists btree_gist;

-- å, ä and ö sort last. Put it on each column or order by that people read: collate sv_se.
create collation sv_se (provider = icu, locale = 'sv-SE');
comment on collation sv_se is 'Swedish order: å, ä, ö after z';
