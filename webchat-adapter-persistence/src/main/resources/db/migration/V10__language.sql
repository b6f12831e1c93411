CREATE TABLE language_prefs (
    account_id       bigint PRIMARY KEY REFERENCES account (account_id),
    receive_language text,
    captions         boolean NOT NULL,
    read_aloud       boolean NOT NULL
);

CREATE INDEX language_prefs_receivers ON language_prefs (account_id) WHERE receive_language IS NOT NULL;

-- Apart from language_prefs, because it is written all the time, and held by whoever reads the receiver's log.
CREATE TABLE language_position (
    account_id bigint PRIMARY KEY REFERENCES language_prefs (account_id) ON DELETE CASCADE,
    seq        bigint NOT NULL
) WITH (fillfactor = 50);

-- One that a worker has taken on is pending still, and due when the worker should be done with it.
CREATE TABLE translation (
    message_id uuid        NOT NULL,
    language   text        NOT NULL,
    version    timestamptz NOT NULL,
    state      text        NOT NULL CHECK (state IN ('pending', 'done', 'failed')),
    due_at     timestamptz NOT NULL,
    failures   integer     NOT NULL,
    transcript text,
    text       text,
    source     text,
    provider   text,
    reason     text,
    PRIMARY KEY (message_id, language)
) WITH (fillfactor = 70);

CREATE INDEX translation_due ON translation (due_at) WHERE state = 'pending';

-- Whom to tell when it is there.
CREATE TABLE translation_wish (
    message_id uuid   NOT NULL,
    language   text   NOT NULL,
    account_id bigint NOT NULL,
    PRIMARY KEY (message_id, language, account_id),
    FOREIGN KEY (message_id, language) REFERENCES translation (message_id, language) ON DELETE CASCADE
);

CREATE TABLE transcript (
    file_id  uuid PRIMARY KEY REFERENCES file (file_id) ON DELETE CASCADE,
    text     text NOT NULL,
    language text,
    provider text NOT NULL
);

CREATE INDEX transcript_words ON transcript USING gin (to_tsvector('simple'::regconfig, text));
