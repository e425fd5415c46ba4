-- Never change a migration that was published: databases remember its checksum. Write a new one.

-- Files that came by POST /uploads. The bytes are in the data folder of the server that took them, in a file that the id
-- names; ids sort as the uploads came. `form` is what all files of one request have in common.
CREATE TABLE uploads (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 255 AND instr(name, char(0)) = 0),
    size INTEGER NOT NULL CHECK (size >= 0),
    type TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    field TEXT NOT NULL,
    form TEXT NOT NULL,
    uploaded_at TEXT NOT NULL
) STRICT;
CREATE INDEX uploads_of_form ON uploads (form);

-- The text fields that came with them, as JSON; a row only where there were any.
CREATE TABLE upload_forms (
    id TEXT PRIMARY KEY,
    fields TEXT NOT NULL
) STRICT;
