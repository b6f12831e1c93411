package io.webchat.adapter.persistence.files;

import static io.webchat.adapter.persistence.generated.Tables.FILE;
import static io.webchat.adapter.persistence.generated.Tables.MESSAGE;
import static io.webchat.adapter.persistence.generated.Tables.TRANSCRIPT;
import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.webchat.adapter.persistence.database.Database;
import io.webchat.adapter.persistence.log.AttachmentsColumn;
import io.webchat.adapter.persistence.log.MessageRow;
import io.webchat.application.files.Files;
import io.webchat.domain.files.FileId;
import io.webchat.domain.files.FileKind;
import io.webchat.domain.files.StoredFile;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.Message;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Files' rows. Those that are shown again and again are remembered; nothing of one changes but that it goes. */
public final class JooqFiles implements Files {
    private static final int MAX_REMEMBERED = 20_000;
    /** How long another node may show a file that is gone. */
    private static final Duration REMEMBERED = Duration.ofSeconds(30);

    /** So that one owner's uploads are counted one after the other. */
    private static final String COUNT_ALONE = "pg_advisory_xact_lock(hashtextextended('upload ' || {0}, 0))";

    private final Cache<FileId, StoredFile> remembered = Caffeine.newBuilder()
            .maximumSize(MAX_REMEMBERED)
            .expireAfterWrite(REMEMBERED)
            .build();
    private final Database database;

    @Inject
    public JooqFiles(Database database) {
        this.database = database;
    }

    @Override
    public boolean add(StoredFile file, long quota) {
        return database.call(() -> {
            database.query(sql -> sql.select(DSL.field(
                            COUNT_ALONE, Object.class, val(file.owner().value())))
                    .execute());
            if (bytesOf(file.owner()) > quota - file.size()) {
                return false;
            }
            insert(file);
            return true;
        });
    }

    private void insert(StoredFile file) {
        database.query(sql -> sql.insertInto(FILE)
                .set(FILE.FILE_ID, file.id().value())
                .set(FILE.OWNER_ID, file.owner().value())
                .set(FILE.NAME, file.name())
                .set(FILE.MEDIA_TYPE, file.mediaType())
                .set(FILE.SIZE, file.size())
                .set(FILE.SHA256, file.sha256())
                .set(FILE.KIND, file.kind().wireName())
                .set(FILE.CAPTION, file.caption())
                .set(FILE.CREATED_AT, file.createdAt())
                .set(FILE.GONE_AT, file.goneAt())
                .execute());
    }

    @Override
    public Optional<StoredFile> find(FileId id) {
        return find(List.of(id)).stream().findFirst();
    }

    @Override
    public List<StoredFile> find(Collection<FileId> ids) {
        List<StoredFile> found = new ArrayList<>(remembered.getAllPresent(ids).values());
        if (found.size() == ids.size()) {
            return found;
        }
        List<FileId> missing = new ArrayList<>(ids);
        found.forEach(file -> missing.remove(file.id()));
        List<StoredFile> read = select(FILE.FILE_ID.eq(DSL.any(values(missing))));
        if (!database.inTransaction()) {
            read.forEach(file -> remembered.put(file.id(), file));
        }
        found.addAll(read);
        return found;
    }

    private List<StoredFile> select(Condition condition) {
        return database.query(
                sql -> sql.select(FILE.fields()).from(FILE).where(condition).fetch(JooqFiles::read));
    }

    private static StoredFile read(Record row) {
        return new StoredFile(
                new FileId(requireNonNull(row.get(FILE.FILE_ID))),
                new AccountId(requireNonNull(row.get(FILE.OWNER_ID))),
                requireNonNull(row.get(FILE.NAME)),
                requireNonNull(row.get(FILE.MEDIA_TYPE)),
                requireNonNull(row.get(FILE.SIZE)),
                requireNonNull(row.get(FILE.SHA256)),
                FileKind.valueOf(requireNonNull(row.get(FILE.KIND)).toUpperCase(Locale.ROOT)),
                row.get(FILE.CAPTION),
                requireNonNull(row.get(FILE.CREATED_AT)),
                row.get(FILE.GONE_AT));
    }

    @Override
    public long bytesOf(AccountId owner) {
        return database.query(sql -> requireNonNull(sql.select(coalesce(sum(FILE.SIZE), BigDecimal.ZERO))
                        .from(FILE)
                        .where(FILE.OWNER_ID.eq(owner.value()))
                        .and(FILE.GONE_AT.isNull())
                        .fetchSingle()
                        .value1())
                .longValueExact());
    }

    @Override
    public List<Message> carriers(FileId id, Instant now) {
        return database.query(sql -> sql.select(MESSAGE.fields())
                .distinctOn(MESSAGE.CONVERSATION_ID)
                .from(MESSAGE)
                .where(MESSAGE.ATTACHMENTS.isNotNull())
                .and(condition("{0} @> {1}", MESSAGE.ATTACHMENTS, val(AttachmentsColumn.carrying(id))))
                .and(MESSAGE.EXPIRES_AT.isNull().or(MESSAGE.EXPIRES_AT.gt(now)))
                .orderBy(MESSAGE.CONVERSATION_ID, MESSAGE.CONVERSATION_SEQ.desc())
                .fetch(MessageRow::read));
    }

    @Override
    public List<FileId> olderThan(Instant time, int limit) {
        return database.query(sql -> sql.select(FILE.FILE_ID)
                .from(FILE)
                .where(FILE.GONE_AT.isNull())
                .and(FILE.CREATED_AT.lt(time))
                .orderBy(FILE.CREATED_AT)
                .limit(limit)
                .fetch(row -> new FileId(requireNonNull(row.value1()))));
    }

    @Override
    public void markGone(Collection<FileId> ids, Instant at) {
        database.query(sql -> sql.update(FILE)
                .set(FILE.GONE_AT, at)
                .where(FILE.FILE_ID.eq(DSL.any(values(ids))))
                .and(FILE.GONE_AT.isNull())
                .execute());
        database.query(sql -> sql.deleteFrom(TRANSCRIPT)
                .where(TRANSCRIPT.FILE_ID.eq(DSL.any(values(ids))))
                .execute());
        database.afterCommit(() -> remembered.invalidateAll(ids));
    }

    @Override
    public List<FileId> toRemove(int limit) {
        return database.query(sql -> sql.select(FILE.FILE_ID)
                .from(FILE)
                .where(FILE.GONE_AT.isNotNull())
                .and(DSL.not(FILE.CONTENT_REMOVED))
                .limit(limit)
                .fetch(row -> new FileId(requireNonNull(row.value1()))));
    }

    @Override
    public void removed(Collection<FileId> ids) {
        database.query(sql -> sql.update(FILE)
                .set(FILE.CONTENT_REMOVED, true)
                .where(FILE.FILE_ID.eq(DSL.any(values(ids))))
                .execute());
    }

    private static UUID[] values(Collection<FileId> ids) {
        return ids.stream().map(FileId::value).toArray(UUID[]::new);
    }
}
