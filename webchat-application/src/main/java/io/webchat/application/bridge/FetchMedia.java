package io.webchat.application.bridge;

import io.webchat.application.files.FilesConfig;
import io.webchat.application.files.IncomingFile;
import io.webchat.application.files.UploadFile;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.bridge.Phone;
import io.webchat.domain.bridge.Route;
import io.webchat.domain.files.Attachment;
import io.webchat.domain.files.FileKind;
import io.webchat.domain.files.StoredFile;
import jakarta.inject.Inject;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the files of an arrived message into the owner's files. */
final class FetchMedia {
    private static final Logger log = LoggerFactory.getLogger(FetchMedia.class);

    /** A gateway's call waits for it. */
    private static final long MAX_BYTES = 100L * 1024 * 1024;

    /** @param missing what could not be had, in words for people */
    record Fetched(List<Attachment> attachments, List<String> missing) {}

    private final UploadFile uploadFile;
    private final FilesConfig config;

    @Inject
    FetchMedia(UploadFile uploadFile, FilesConfig config) {
        this.uploadFile = uploadFile;
        this.config = config;
    }

    Fetched of(Phone phone, Route route, Gateway gateway, List<GatewayEvent.Media> media) {
        List<Attachment> attachments = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (GatewayEvent.Media each : media) {
            if (attachments.size() == Attachment.MAX_PER_MESSAGE) {
                missing.add("[" + each.what() + ": more files than a message holds]");
                continue;
            }
            try {
                StoredFile file = fetch(phone, route, gateway, each);
                attachments.add(new Attachment(file.id(), file.kind(), null));
            } catch (GatewayTrouble trouble) {
                missing.add("[" + each.what() + ": " + trouble.getMessage() + "]");
            } catch (Refusal refusal) {
                if (refusal.code() == RefusalCode.RELAY_UNAVAILABLE) {
                    throw refusal;
                }
                log.info("A file for phone {} was not taken: {}", phone.id(), refusal.detail());
                missing.add(
                        "[" + each.what() + ": it could not be kept, because it or all files together are too large]");
            }
        }
        return new Fetched(attachments, missing);
    }

    private StoredFile fetch(Phone phone, Route route, Gateway gateway, GatewayEvent.Media media) {
        try (IncomingFile file = uploadFile.begin(phone.owner(), -1)) {
            byte[] told = media.bytes();
            if (told == null) {
                gateway.fetch(route, media, Math.min(MAX_BYTES, config.mostBytes()), new Into(file));
            } else {
                file.write(told, 0, told.length);
            }
            String name = media.name();
            return file.finish(
                    name == null ? media.what().replace(' ', '-') : name, media.mediaType(), wish(media), null);
        }
    }

    private static String wish(GatewayEvent.Media media) {
        boolean music = !media.voice() && media.mediaType().startsWith("audio/");
        return media.voice() ? FileKind.VOICE.wireName() : music ? FileKind.FILE.wireName() : "auto";
    }

    private static final class Into extends OutputStream {
        private final IncomingFile file;

        Into(IncomingFile file) {
            this.file = file;
        }

        @Override
        public void write(int each) {
            file.write(new byte[] {(byte) each}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            file.write(bytes, offset, length);
        }
    }
}
