-- What is known of the uploaded files. Their bytes are in the upload folder. A row outlives its content, so that a
-- message can tell what it carried.
CREATE TABLE file (
    file_id         uuid PRIMARY KEY,
    owner_id        bigint      NOT NULL REFERENCES account (account_id),
    name            text        NOT NULL,
    media_type      text        NOT NULL,
    size            bigint      NOT NULL,
    sha256          text        NOT NULL,
    kind            text        NOT NULL CHECK (kind IN ('image', 'video', 'voice', 'file')),
    caption         text,
    created_at      timestamptz NOT NULL,
    gone_at         timestamptz,
    content_removed boolean     NOT NULL DEFAULT false
);

CREATE INDEX file_quota ON file (owner_id) INCLUDE (size) WHERE gone_at IS NULL;
CREATE INDEX file_age ON file (created_at) WHERE gone_at IS NULL;
CREATE INDEX file_removal ON file (file_id) WHERE gone_at IS NOT NULL AND NOT content_removed;

-- Null for most. Beside the message and not in a table of its own, so that a send stays one statement.
ALTER TABLE message ADD COLUMN attachments jsonb;

-- Which messages carry a file; those without attachments cost it nothing.
CREATE INDEX message_files ON message USING gin (attachments jsonb_path_ops) WHERE attachments IS NOT NULL;
