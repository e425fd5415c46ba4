-- Never change a migration that was published: databases remember its checksum. Write a new one.

-- Files that came by POST /uploads. The bytes are in the data folder of the server that took them, in a file that the id
-- names; ids sort as the uploads came. `form` is what all files of one request have in common.
CREATE TABLE uploads (
    id text COLLATE "C" PRIMARY KEY,
    name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 255),
    size bigint NOT NULL CHECK (size >= 0),
    type text NOT NULL,
    sha256 text NOT NULL,
    field text NOT NULL,
    form text COLLATE "C" NOT NULL,
    uploaded_at timestamptz NOT NULL
);
CREATE INDEX uploads_of_form ON uploads (form);

-- The text fields that came with them, as JSON; a row only where there were any.
CREATE TABLE upload_forms (
    id text COLLATE "C" PRIMARY KEY,
    fields text NOT NULL
);
