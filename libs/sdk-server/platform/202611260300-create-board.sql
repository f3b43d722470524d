-- What the district's board shows, in the district's own words and order: one document, because it is read and changed as a whole.
CREATE TABLE core.board (
  -- The one row.
  id integer PRIMARY KEY DEFAULT 1 CHECK (id = 1),
  version integer NOT NULL CHECK (version > 0),
  lines jsonb NOT NULL CHECK (jsonb_typeof(lines) = 'array')
);
