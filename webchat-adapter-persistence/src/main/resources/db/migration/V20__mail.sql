-- Login codes on their way to a mail server, in clear for as long as they wait; a row goes when its mail is out or its
-- code has run out.
CREATE TABLE code_mail (
    email      text PRIMARY KEY,
    mail_id    uuid        NOT NULL,
    code       text        NOT NULL,
    expires_at timestamptz NOT NULL,
    due_at     timestamptz NOT NULL,
    attempts   integer     NOT NULL
);
