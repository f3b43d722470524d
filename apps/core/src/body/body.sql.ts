/** Fragments that statements about bodies, people and appointments share. */

/** A day of Asia/Shanghai as `2026-11-24`. */
export const day = (column: string): string => `to_char(${column}, 'YYYY-MM-DD')`;
/** An instant as the API writes it. */
export const instant = (column: string): string =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

export const unitRef = (u: string): string =>
  `jsonb_build_object('id', ${u}.id, 'name', ${u}.name, 'level', ${u}.level)`;

/** `readable` is the condition under which the asker may open it. */
export const organisationRef = (o: string, readable: string): string =>
  `jsonb_build_object('id', ${o}.id, 'name', ${o}.name, 'type', ${o}.type, 'subtype', ${o}.subtype, 'state', ${o}.state,
    'readable', ${readable})`;

export const personRef = (p: string, readable: string): string =>
  `jsonb_build_object('id', ${p}.id, 'name', ${p}.name, 'state', ${p}.state, 'readable', ${readable})`;

/** Whether the appointment is held on a day. By its dates alone: nothing has to happen at midnight. */
export const heldOn = (a: string, onDay: string): string =>
  `(${a}.state IN ('in-force', 'ended') AND ${a}.valid_from <= ${onDay} AND (${a}.valid_to IS NULL OR ${a}.valid_to > ${onDay}))`;

/** Whether the body is there on a day. */
export const activeOn = (o: string, onDay: string): string =>
  `(${o}.state IN ('active', 'merged', 'dissolved') AND ${o}.valid_from <= ${onDay} AND (${o}.valid_to IS NULL OR ${o}.valid_to > ${onDay}))`;

/** Where an appointment stands on a day. */
export const phaseOn = (a: string, onDay: string): string =>
  `CASE WHEN ${a}.state IN ('proposed', 'refused') THEN ${a}.state
    WHEN ${a}.valid_to <= ${onDay} THEN 'ended' WHEN ${a}.valid_from > ${onDay} THEN 'to-come' ELSE 'in-force' END`;

/** Units above a row that knows its place, from the top down, with the unit itself. */
export const placePath = (row: string): string =>
  `(SELECT COALESCE(jsonb_agg(jsonb_build_object('id', x.id, 'name', x.name, 'level', x.level) ORDER BY core.level_rank(x.level)), '[]')
    FROM core.unit x WHERE x.id = ANY (ARRAY[${row}.province_id, ${row}.city_id, ${row}.district_id, ${row}.street_id, ${row}.community_id, ${row}.grid_id])
      AND x.id <> ${row}.unit_id)`;
