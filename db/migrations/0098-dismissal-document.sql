-- The decision that dismisses an application is a document of its own, which the region and those who keep the case open (docs/adr/0076).

alter table application_judgement add column document uuid references document;
comment on column application_judgement.document is 'The decision, when the application was dismissed; null for what was dismissed before decisions were kept as documents';
grant insert (document) on application_judgement to tillstand_app;
