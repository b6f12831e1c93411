-- Each send paid for it; a relay of before searches without it, slowly.
DROP INDEX message_words;

-- The words of messages, taken up behind the commit. Dense: of each conversation all up to its last one here.
CREATE TABLE message_words (
    conversation_id  bigint   NOT NULL,
    conversation_seq bigint   NOT NULL,
    words            tsvector NOT NULL,
    PRIMARY KEY (conversation_id, conversation_seq)
);

CREATE INDEX message_words_said ON message_words USING gin (words);

-- Messages that were edited or deleted, until their words are taken up anew.
CREATE TABLE message_words_stale (
    conversation_id  bigint NOT NULL,
    conversation_seq bigint NOT NULL
);

CREATE INDEX message_words_stale_place ON message_words_stale (conversation_id, conversation_seq);
