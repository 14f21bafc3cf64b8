/** The tables as the second step of the migrations left them, word for word: what an earlier release has made. */

/** In an embedded file. */
export const LIBSQL_STEP_2 = `
CREATE TABLE migration (step INTEGER PRIMARY KEY) STRICT;
INSERT INTO migration VALUES (1), (2);
CREATE TABLE lead (
  id        TEXT PRIMARY KEY,
  sequence  INTEGER NOT NULL,
  arrived   INTEGER NOT NULL,
  received  INTEGER NOT NULL,
  verdict   TEXT NOT NULL CHECK (verdict IN ('qualified', 'review', 'unqualified')),
  overrule  TEXT CHECK (overrule IN ('qualified', 'review', 'unqualified')),
  note      TEXT,
  judgement TEXT NOT NULL,
  event     TEXT NOT NULL
) STRICT;
CREATE INDEX lead_newest ON lead (arrived, id);
CREATE INDEX lead_newest_of_verdict ON lead (coalesce(overrule, verdict), arrived, id);
CREATE TABLE earlier_send (
  id        TEXT NOT NULL REFERENCES lead (id) ON DELETE CASCADE,
  sequence  INTEGER NOT NULL,
  received  INTEGER NOT NULL,
  overrule  TEXT,
  judgement TEXT NOT NULL,
  event     TEXT NOT NULL,
  PRIMARY KEY (id, sequence)
) STRICT, WITHOUT ROWID;
CREATE TABLE delivery (
  number       INTEGER PRIMARY KEY AUTOINCREMENT,
  id           TEXT NOT NULL REFERENCES lead (id) ON DELETE CASCADE,
  sequence     INTEGER NOT NULL,
  target       TEXT NOT NULL,
  state        TEXT NOT NULL DEFAULT 'due' CHECK (state IN ('due', 'delivered', 'dead')),
  due          INTEGER NOT NULL,
  failures     INTEGER NOT NULL DEFAULT 0,
  failure      TEXT,
  settled      INTEGER,
  holder       TEXT,
  leased_until INTEGER,
  UNIQUE (id, sequence, target)
) STRICT;
CREATE INDEX delivery_due ON delivery (target, due, number) WHERE state = 'due';
CREATE INDEX delivery_dead ON delivery (number) WHERE state = 'dead';
CREATE TABLE target (
  target       TEXT PRIMARY KEY,
  paused_until INTEGER,
  disabled_at  INTEGER,
  why          TEXT
) STRICT, WITHOUT ROWID`;

/** On a PostgreSQL server. */
export const POSTGRES_STEP_2 = `
CREATE SCHEMA lead_qualifier;
CREATE TABLE lead_qualifier.migration (step integer PRIMARY KEY);
INSERT INTO lead_qualifier.migration VALUES (1), (2);
CREATE TABLE lead_qualifier.lead (
  id        text COLLATE "C" PRIMARY KEY,
  sequence  integer NOT NULL,
  arrived   bigint NOT NULL,
  received  bigint NOT NULL,
  verdict   text NOT NULL CHECK (verdict IN ('qualified', 'review', 'unqualified')),
  overrule  text CHECK (overrule IN ('qualified', 'review', 'unqualified')),
  note      text,
  judgement text NOT NULL,
  event     text NOT NULL
);
CREATE INDEX lead_newest ON lead_qualifier.lead (arrived, id);
CREATE INDEX lead_newest_of_verdict ON lead_qualifier.lead (coalesce(overrule, verdict), arrived, id);
CREATE TABLE lead_qualifier.earlier_send (
  id        text COLLATE "C" NOT NULL REFERENCES lead_qualifier.lead ON DELETE CASCADE,
  sequence  integer NOT NULL,
  received  bigint NOT NULL,
  overrule  text,
  judgement text NOT NULL,
  event     text NOT NULL,
  PRIMARY KEY (id, sequence)
);
CREATE TABLE lead_qualifier.delivery (
  number       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id           text COLLATE "C" NOT NULL REFERENCES lead_qualifier.lead ON DELETE CASCADE,
  sequence     integer NOT NULL,
  target       text COLLATE "C" NOT NULL,
  state        text NOT NULL DEFAULT 'due' CHECK (state IN ('due', 'delivered', 'dead')),
  due          bigint NOT NULL,
  failures     integer NOT NULL DEFAULT 0,
  failure      text,
  settled      bigint,
  holder       text,
  leased_until timestamptz,
  UNIQUE (id, sequence, target)
);
CREATE INDEX delivery_due ON lead_qualifier.delivery (target, due, number) WHERE state = 'due';
CREATE INDEX delivery_dead ON lead_qualifier.delivery (number) WHERE state = 'dead';
CREATE TABLE lead_qualifier.target (
  target       text COLLATE "C" PRIMARY KEY,
  paused_until bigint,
  disabled_at  bigint,
  why          text
)`;
