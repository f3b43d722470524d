-- What an import keeps of somebody for the way back goes with them. Nothing is lost by that: an import of people who were
-- changed since cannot be undone.
CREATE FUNCTION core.forget_import_effects() RETURNS trigger LANGUAGE plpgsql SET search_path = core, public, pg_temp AS $$
BEGIN
  UPDATE core.import_effect SET before = NULL WHERE target = NEW.id AND before IS NOT NULL;
  RETURN NULL;
END
$$;
CREATE INDEX import_effect_target_idx ON core.import_effect (target);
CREATE TRIGGER forget_import_effects AFTER UPDATE OF state ON core.person
  FOR EACH ROW WHEN (NEW.state = 'anonymised') EXECUTE FUNCTION core.forget_import_effects();
