-- A plugin's rows, as units take them along: one table says which of its rows are open, the other says nothing.
CREATE TABLE matter (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  unit_id integer NOT NULL,
  title text NOT NULL,
  state text NOT NULL DEFAULT 'open'
);
SELECT core_pub.scope_table('matter', 'matters.matter.read');
SELECT core_pub.scope_open('matter', 'state', ARRAY['closed'], 'title', 'matters.matter.read', '{"zh-CN": "事项", "en": "Matter"}');
CREATE TABLE stamp (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), unit_id integer NOT NULL);
SELECT core_pub.scope_table('stamp', 'matters.matter.read');
