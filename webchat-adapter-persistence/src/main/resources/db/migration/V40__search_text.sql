-- The form in which texts are compared and searched; FoldedText of the domain has the same rule.
CREATE FUNCTION search_text(said text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE
        WHEN octet_length(said) = char_length(said) THEN lower(said)
        ELSE normalize(
            regexp_replace(
                replace(translate(lower(normalize(said, NFKD)), 'ς', 'σ'), 'ß', 'ss'),
                '[\u0300-\u036F\u00AD\u034F\u061C\u180E\u200B-\u200F\u2060-\u2064\uFE00-\uFE0F\uFEFF]', '', 'g'),
            NFC)
    END;

-- All that a message says itself, in that form.
CREATE FUNCTION search_said(text text, subject text, attachments jsonb) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN search_text(concat_ws(E'\n', text, subject,
        (SELECT string_agg(each ->> 'caption', E'\n') FROM jsonb_array_elements(coalesce(attachments, '[]'::jsonb)) AS each)));

CREATE OR REPLACE FUNCTION search_words(conversation bigint, text text, subject text, attachments jsonb) RETURNS tsvector
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN array_to_tsvector(ARRAY['in ' || conversation::text])
        || to_tsvector('simple'::regconfig, search_said(text, subject, attachments));

CREATE INDEX file_said ON file USING gin (to_tsvector('simple'::regconfig, search_text(translate(name, '._-', '   '))));
CREATE INDEX transcript_said ON transcript USING gin (to_tsvector('simple'::regconfig, search_text(text)));

-- What was said before is taken up anew, in steps; words of ASCII alone are the same as they were.
INSERT INTO message_words_stale (conversation_id, conversation_seq)
SELECT conversation_id, conversation_seq FROM message
WHERE deleted_at IS NULL
    AND octet_length(concat(text, subject, attachments::text)) <> char_length(concat(text, subject, attachments::text));
