-- Called by a plugin's migration, after core_pub.scope_attachments and with the same columns, for a table whose attachments may
-- be taken off again: a photo that shows somebody's face. Without it what hangs on a row hangs there for good.
CREATE FUNCTION core_pub.scope_detach(tbl text, organisation_columns text[] DEFAULT '{}') RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  own text := current_schema();
  acted text := 'p.unit_path OPERATOR(public.<@) ANY ((SELECT core_pub.acting_reach())::public.ltree[])';
  col text;
BEGIN
  FOREACH col IN ARRAY organisation_columns LOOP
    acted := acted || format(' OR p.%I = ANY ((SELECT core_pub.acting_organisations())::uuid[])', col);
  END LOOP;
  EXECUTE format('CREATE POLICY %I ON %I.attachment FOR DELETE TO %I USING (record = %L AND EXISTS (SELECT FROM %I.%I p
      WHERE p.id = record_id AND (%s OR p.id = ANY ((SELECT core_pub.lent_acting(%L))::uuid[]))))',
    'linli_detach_' || tbl, own, own || '_app', tbl, own, tbl, acted, tbl);
END
$$;
