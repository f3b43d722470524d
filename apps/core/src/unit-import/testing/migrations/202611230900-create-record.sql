-- A plugin's table, as an import that is taken back may find rows in it.
CREATE TABLE record (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, unit_id integer NOT NULL);
SELECT core_pub.scope_table('record', 'records.record.read');
