package io.webchat.adapter.rest.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.webchat.adapter.rest.problem.Causes;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import jakarta.ws.rs.ClientErrorException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content.Chunk;
import org.jspecify.annotations.Nullable;

/** A multipart form whose one file goes straight to where it belongs while the form is being read. */
public final class UploadForm implements MultiPart.Parser.Listener {
    /** Takes the bytes of the file as they come; may throw a {@link Refusal}. */
    @FunctionalInterface
    public interface Content {
        void write(byte[] bytes, int offset, int length);
    }

    /**
     * What a form said.
     *
     * @param fileName null when it has no file
     * @param claimedType the file's media type as its sender claims; may be empty
     * @param fields the others
     */
    public record Filled(@Nullable String fileName, String claimedType, Map<String, String> fields) {
        public Filled {
            fields = Map.copyOf(fields);
        }
    }

    private static final String FILE = "file";
    private static final String FORM = "multipart/form-data";
    private static final int READ_BYTES = 64 * 1024;
    private static final int MAX_FIELD_BYTES = 16 * 1024;
    private static final int MAX_PARTS = 20;

    private final Content incoming;
    private final MultiPart.Parser parser;
    private final Map<String, String> fields = new HashMap<>();
    private final Map<String, String> partHeaders = new HashMap<>();
    private final ByteArrayOutputStream field = new ByteArrayOutputStream();
    private String partName = "";
    private @Nullable String fileName;
    private String claimedType = "";
    private boolean complete;
    // The parser swallows what a listener throws.
    private @Nullable RuntimeException failure;

    private UploadForm(String boundary, Content incoming) {
        this.incoming = incoming;
        this.parser = new MultiPart.Parser(boundary, this);
        parser.setMaxParts(MAX_PARTS);
        parser.setPartHeadersMaxLength(MAX_FIELD_BYTES);
    }

    /** The form's boundary; null when the content type is of no form. */
    static @Nullable String boundary(@Nullable String type) {
        if (type == null || !type.strip().regionMatches(true, 0, FORM, 0, FORM.length())) {
            return null;
        }
        Map<String, String> parameters = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        HttpField.getValueParameters(type.strip(), parameters);
        String boundary = parameters.get("boundary");
        return boundary == null || boundary.isBlank() ? null : boundary;
    }

    /**
     * @param type the content type
     * @throws Refusal when the form or its file can't be taken; the rest of the body has been read then
     */
    public static Filled read(String type, InputStream body, Content incoming) {
        String boundary = boundary(type);
        try {
            if (boundary == null) {
                throw broken();
            }
            return new UploadForm(boundary, incoming).read(body);
        } catch (Refusal refusal) {
            Rest.discard(body);
            throw refusal;
        }
    }

    private Filled read(InputStream body) {
        byte[] buffer = new byte[READ_BYTES];
        for (int read = next(body, buffer); read >= 0; read = next(body, buffer)) {
            parse(Chunk.from(ByteBuffer.wrap(buffer, 0, read), false));
        }
        parse(Chunk.EOF);
        if (!complete) {
            throw broken();
        }
        return new Filled(fileName, claimedType, fields);
    }

    private void parse(Chunk chunk) {
        if (!complete) {
            parser.parse(chunk);
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static int next(InputStream body, byte[] buffer) {
        try {
            return body.read(buffer);
        } catch (IOException e) {
            throw Causes.first(e, TimeoutException.class).isPresent() ? new ClientErrorException(408, e) : broken();
        }
    }

    @Override
    public void onPartBegin() {
        partHeaders.clear();
        field.reset();
    }

    @Override
    public void onPartHeader(String name, String value) {
        if (name.equalsIgnoreCase("Content-Disposition")) {
            HttpField.getValueParameters(value, partHeaders);
        } else if (name.equalsIgnoreCase("Content-Type")) {
            partHeaders.put("", value);
        }
    }

    @Override
    public void onPartHeaders() {
        partName = partHeaders.getOrDefault("name", "");
        if (partName.equals(FILE)) {
            if (fileName != null) {
                fail(Refusal.field(FILE, "too_many", "Send one file with each form."));
            }
            // The one escape that browsers and curl make in a name and that a name can hold.
            fileName = partHeaders.getOrDefault("filename", FILE).replace("%22", "\"");
            claimedType = partHeaders.getOrDefault("", "");
        }
    }

    @Override
    public void onPartContent(Chunk chunk) {
        byte[] bytes = new byte[chunk.remaining()];
        chunk.getByteBuffer().get(bytes);
        if (failure == null) {
            take(bytes);
        }
    }

    private void take(byte[] bytes) {
        try {
            if (partName.equals(FILE)) {
                incoming.write(bytes, 0, bytes.length);
            } else if (field.size() + bytes.length > MAX_FIELD_BYTES) {
                fail(Refusal.field(partName, "too_long", "Send shorter fields beside the file."));
            } else {
                field.writeBytes(bytes);
            }
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    @Override
    public void onPartEnd() {
        if (!partName.equals(FILE)) {
            fields.put(partName, field.toString(UTF_8));
        }
    }

    @Override
    public void onComplete() {
        complete = true;
    }

    @Override
    public void onFailure(Throwable reason) {
        fail(broken());
    }

    private void fail(RuntimeException reason) {
        if (failure == null) {
            failure = reason;
        }
    }

    private static Refusal broken() {
        return Refusal.of(
                RefusalCode.BAD_REQUEST,
                "Send a whole multipart form with the part file; this one ended early or is garbled.");
    }
}
