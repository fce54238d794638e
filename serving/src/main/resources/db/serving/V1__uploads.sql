-- Plain enough for SQLite and PostgreSQL. Times are microseconds since 1970, UTC.

-- A row for each scene that came in over HTTP, written before its files are moved into the landing zone.
CREATE TABLE scene_jobs (
    job_id       VARCHAR(64)   NOT NULL PRIMARY KEY,
    scene_id     VARCHAR(64)   NOT NULL UNIQUE,
    incoming_id  VARCHAR(64)   NOT NULL UNIQUE, -- its folder under landing/incoming until it is moved
    name         VARCHAR(1000) NOT NULL,
    kind         VARCHAR(16)   NOT NULL,
    owner        VARCHAR(128)  NOT NULL,
    visibility   VARCHAR(16)   NOT NULL,
    document     VARCHAR(1000),
    archive      VARCHAR(1000),
    capture      VARCHAR(1000),
    content_hash VARCHAR(64)   NOT NULL,
    bytes        BIGINT        NOT NULL,
    files        INTEGER       NOT NULL,
    announced    INTEGER       NOT NULL,        -- 1 once the manifest is in the landing zone
    uploaded_at  BIGINT        NOT NULL
);
CREATE INDEX scene_jobs_by_time ON scene_jobs (uploaded_at, job_id);
CREATE INDEX scene_jobs_by_announced ON scene_jobs (announced);

-- What an Idempotency-Key was used for.
CREATE TABLE idempotency_keys (
    owner           VARCHAR(128) NOT NULL,
    idempotency_key VARCHAR(255) NOT NULL,
    fingerprint     VARCHAR(64)  NOT NULL,      -- of the content and its label
    used_at         BIGINT       NOT NULL,
    PRIMARY KEY (owner, idempotency_key)
);

-- Uploads by the tus protocol: those that are not whole yet, and for a while those that are.
CREATE TABLE resumable_uploads (
    upload_id   VARCHAR(64)   NOT NULL PRIMARY KEY,
    name        VARCHAR(1000) NOT NULL,
    kind        VARCHAR(16)   NOT NULL,
    owner       VARCHAR(128)  NOT NULL,
    visibility  VARCHAR(16)   NOT NULL,
    file        VARCHAR(64)   NOT NULL,         -- the name under which the bytes are kept
    metadata    VARCHAR(8192) NOT NULL,         -- as the client sent it
    length      BIGINT        NOT NULL,
    received    BIGINT        NOT NULL,         -- bytes that are on disk for certain
    expires_at  BIGINT        NOT NULL,
    scene_id    VARCHAR(64)                     -- once it is whole
);
CREATE INDEX resumable_uploads_by_expiry ON resumable_uploads (expires_at);
