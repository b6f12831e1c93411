package io.webchat.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/** One large file up and down, with little memory, beside what the disk does with as many bytes. */
final class FileTransfers implements Measurement {
    private static final String NAME = "files";
    private static final String UPLOAD = "/api/v1/webchat/upload";
    private static final String FILES = "/api/v1/webchat/files/";
    private static final String BOUNDARY = "bench-boundary";
    private static final String PREAMBLE = "--" + BOUNDARY
            + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"bench.bin\"\r\n"
            + "Content-Type: application/octet-stream\r\n\r\n";
    private static final String END = "\r\n--" + BOUNDARY + "--\r\n";
    private static final int MEBIBYTE = 1 << 20;

    /** Until the relay's code for it is compiled. */
    private static final int FIRST_MEBIBYTES = 64;

    private final byte[] block = new byte[MEBIBYTE];

    @Override
    public void run(Bench.Run run) throws Exception {
        ThreadLocalRandom.current().nextBytes(block);
        int mebibytes = run.plan().fileMebibytes();
        try (TestedRelay relay = run.relay(NAME).with("-Xmx256m")) {
            relay.start();
            Person person = new SignIn(relay.port(), NAME).people(1).getFirst();
            download(relay, person, upload(relay, person, FIRST_MEBIBYTES), FIRST_MEBIBYTES);
            double write = rate(mebibytes, () -> write(run.folder().resolve("bare"), mebibytes));
            double read = rate(mebibytes, () -> read(run.folder().resolve("bare")));
            Files.delete(run.folder().resolve("bare"));
            String[] id = new String[1];
            double up = rate(mebibytes, () -> id[0] = upload(relay, person, mebibytes));
            double down = rate(mebibytes, () -> download(relay, person, id[0], mebibytes));
            Report report = run.report();
            String size = mebibytes + " MiB, ";
            report.add(Line.of(NAME, size + "bare write and sync", write, "MiB/s"));
            report.add(Line.of(NAME, size + "bare read", read, "MiB/s"));
            report.add(Line.of(NAME, size + "upload with -Xmx256m", up, "MiB/s").ratio(up / write));
            report.add(Line.of(NAME, size + "download with -Xmx256m", down, "MiB/s")
                    .ratio(down / read));
            double peak = (double) Proc.peakBytes(relay.pid()) / MEBIBYTE;
            report.add(Line.of(NAME, "JVM, highest resident size", peak, "MiB"));
        }
    }

    /** Moves the bytes. */
    private interface Transfer {
        void run() throws IOException;
    }

    private static double rate(int mebibytes, Transfer transfer) throws IOException {
        long begin = System.nanoTime();
        transfer.run();
        return mebibytes / ((System.nanoTime() - begin) / 1e9);
    }

    private void write(Path file, int mebibytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int i = 0; i < mebibytes; i++) {
                ByteBuffer whole = ByteBuffer.wrap(block);
                while (whole.hasRemaining()) {
                    channel.write(whole);
                }
            }
            channel.force(true);
        }
    }

    private void read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            drain(in, Files.size(file));
        }
    }

    private static void drain(InputStream in, long bytes) throws IOException {
        byte[] buffer = new byte[MEBIBYTE];
        for (long left = bytes; left > 0; ) {
            int read = in.read(buffer);
            if (read < 0) {
                throw new IOException(left + " bytes are missing");
            }
            left -= read;
        }
    }

    /** Returns the file's id. */
    private String upload(TestedRelay relay, Person person, int mebibytes) throws IOException {
        long length = PREAMBLE.length() + (long) mebibytes * MEBIBYTE + END.length();
        String head = HttpConnection.head(
                "POST", UPLOAD, person.token(), "multipart/form-data; boundary=" + BOUNDARY, length);
        try (HttpConnection connection = HttpConnection.open(relay.port())) {
            connection.write((head + PREAMBLE).getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < mebibytes; i++) {
                connection.write(block);
            }
            String stored = connection
                    .call(END.getBytes(StandardCharsets.US_ASCII))
                    .require(201)
                    .text();
            return Fields.text(stored, "file_id");
        }
    }

    private static void download(TestedRelay relay, Person person, String id, int mebibytes) throws IOException {
        try (LiveSocket socket = LiveSocket.open(relay.port(), FILES + id, person, "", 200, EventStream.ANY_TIME)) {
            drain(socket.in(), (long) mebibytes * MEBIBYTE);
        }
    }
}
