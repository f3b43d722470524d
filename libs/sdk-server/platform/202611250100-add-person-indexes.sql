-- What the lists of people stand on.
CREATE INDEX person_place_idx ON core.person (unit_path, name, id);
CREATE INDEX person_newest_idx ON core.person (created_at DESC, id);
CREATE INDEX person_code_idx ON core.person (code text_pattern_ops) WHERE code IS NOT NULL;
