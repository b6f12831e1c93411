package io.webchat.testkit.files;

import static java.util.Objects.requireNonNull;

import io.webchat.application.files.FileStorage;
import io.webchat.domain.files.FileId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Files' bytes in memory. */
public final class InMemoryFileStorage implements FileStorage {
    private final Map<FileId, byte[]> kept = new ConcurrentHashMap<>();
    private final Map<FileId, byte[]> leftovers = new ConcurrentHashMap<>();
    private final Map<FileId, MemoryDraft> drafts = new ConcurrentHashMap<>();

    @Override
    public Draft begin(FileId id) {
        MemoryDraft draft = new MemoryDraft(id);
        if (drafts.putIfAbsent(id, draft) != null) {
            throw new IllegalStateException("there is a draft of " + id);
        }
        return draft;
    }

    @Override
    public Optional<InputStream> open(FileId id, long from) {
        return Optional.ofNullable(kept.get(id)).map(bytes -> {
            int begin = (int) Math.min(from, bytes.length);
            return new ByteArrayInputStream(bytes, begin, bytes.length - begin);
        });
    }

    @Override
    public void delete(FileId id) {
        kept.remove(id);
    }

    @Override
    public List<FileId> leftovers() {
        return new ArrayList<>(leftovers.keySet());
    }

    @Override
    public void keep(FileId leftover) {
        byte[] bytes = leftovers.remove(leftover);
        if (bytes != null) {
            kept.put(leftover, bytes);
        }
    }

    @Override
    public void discard(FileId leftover) {
        leftovers.remove(leftover);
    }

    /** How many files and drafts there are. */
    public int size() {
        return kept.size() + leftovers.size() + drafts.size();
    }

    private enum State {
        WRITING,
        SEALED,
        DONE
    }

    private final class MemoryDraft implements Draft {
        private final FileId id;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private State state = State.WRITING;

        MemoryDraft(FileId id) {
            this.id = requireNonNull(id, "id is null");
        }

        @Override
        public void write(byte[] from, int offset, int length) {
            require(State.WRITING);
            bytes.write(from, offset, length);
        }

        @Override
        public void seal() {
            require(State.WRITING);
            state = State.SEALED;
        }

        @Override
        public void keep() {
            require(State.SEALED);
            kept.put(id, bytes.toByteArray());
            state = State.DONE;
        }

        @Override
        public void discard() {
            state = State.DONE;
        }

        @Override
        public void close() {
            drafts.remove(id, this);
            if (state == State.SEALED) {
                leftovers.put(id, bytes.toByteArray());
            }
            state = State.DONE;
        }

        private void require(State wanted) {
            if (state != wanted) {
                throw new IllegalStateException("the draft is " + state + " and not " + wanted);
            }
        }
    }
}
