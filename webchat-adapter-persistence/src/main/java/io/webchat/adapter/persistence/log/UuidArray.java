package io.webchat.adapter.persistence.log;

import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Oid;
import org.postgresql.jdbc.PgArray;

/**
 * {@code uuid[]} in PostgreSQL's binary form, which its driver has for other types: as text, each would be written out
 * here and read again there, three of them for a message.
 */
final class UuidArray {
    private static final int HEADER_BYTES = 5 * Integer.BYTES;
    private static final int ID_BYTES = 2 * Long.BYTES;
    private static final int NULL = -1;

    private UuidArray() {}

    /** As text where somebody's data source hides its driver. */
    static Array of(Connection connection, @Nullable UUID[] ids) throws SQLException {
        return connection.isWrapperFor(BaseConnection.class)
                ? new PgArray(connection.unwrap(BaseConnection.class), Oid.UUID_ARRAY, bytes(ids))
                : connection.createArrayOf("uuid", ids);
    }

    /** As array_recv of the server's arrayfuncs.c reads it. */
    private static byte[] bytes(@Nullable UUID[] ids) {
        ByteBuffer bytes = ByteBuffer.allocate(HEADER_BYTES + ids.length * (Integer.BYTES + ID_BYTES));
        int dimensions = 1;
        int mayHaveNulls = 1;
        int first = 1;
        bytes.putInt(dimensions).putInt(mayHaveNulls).putInt(Oid.UUID);
        bytes.putInt(ids.length).putInt(first);
        for (UUID id : ids) {
            if (id == null) {
                bytes.putInt(NULL);
            } else {
                bytes.putInt(ID_BYTES).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
            }
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }
}
