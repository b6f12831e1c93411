package io.webchat.application.language;

import io.webchat.application.files.Files;
import io.webchat.application.messaging.MessageLog;
import io.webchat.domain.FieldError;
import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.files.Attachment;
import io.webchat.domain.files.FileKind;
import io.webchat.domain.files.StoredFile;
import io.webchat.domain.language.LanguageTag;
import io.webchat.domain.language.Translation;
import io.webchat.domain.messaging.Message;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries to make one translation. */
final class TranslateMessage {
    private static final Logger log = LoggerFactory.getLogger(TranslateMessage.class);

    /** Waiting doesn't set up an engine. */
    private static final String UNAVAILABLE = RefusalCode.LANGUAGE_UNAVAILABLE.wireName();

    private record Said(String text, @Nullable String language) {}

    private final MessageLog messageLog;
    private final Files files;
    private final TranscribeSound transcribeSound;
    private final TranslateText translateText;
    private final LanguagePreferences preferences;
    private final LanguageEngines engines;
    private final SecureRandom random;
    private final Clock clock;

    @Inject
    TranslateMessage(
            MessageLog messageLog,
            Files files,
            TranscribeSound transcribeSound,
            TranslateText translateText,
            LanguagePreferences preferences,
            LanguageEngines engines,
            SecureRandom random,
            Clock clock) {
        this.messageLog = messageLog;
        this.files = files;
        this.transcribeSound = transcribeSound;
        this.translateText = translateText;
        this.preferences = preferences;
        this.engines = engines;
        this.random = random;
        this.clock = clock;
    }

    /** How it went; empty when there is nothing to translate any more. */
    Optional<Translation> of(Translation job) {
        return messageLog
                .find(job.message())
                .filter(message -> !message.deleted() && !message.expiredAt(clock.instant()))
                .filter(message -> CollectFromLog.version(message).equals(job.version()))
                .map(message -> tried(job, message));
    }

    private Translation tried(Translation job, Message message) {
        String transcript = null;
        try {
            List<Said> said = new ArrayList<>();
            if (!message.content().text().isBlank()) {
                said.add(new Said(message.content().text(), null));
            }
            if (said.isEmpty() && engines.transcribers().isEmpty()) {
                return job.givenUp(null, UNAVAILABLE);
            }
            Optional<Said> voice = voice(message, said.isEmpty());
            transcript = voice.map(Said::text).orElse(null);
            voice.ifPresent(said::add);
            if (said.isEmpty()) {
                return job.givenUp(null, "nothing_said");
            }
            return engines.translators().isEmpty()
                    ? job.givenUp(transcript, UNAVAILABLE)
                    : translated(job, message, said, transcript);
        } catch (Refusal refusal) {
            return refused(job, refusal, transcript);
        } catch (RuntimeException e) {
            log.error("The translation of {} into {} could not be tried", job.message(), job.language(), e);
            return relayFailed(job, transcript);
        }
    }

    /** An error of the relay's own: tried as often as one of an engine. */
    Translation relayFailed(Translation job, @Nullable String transcript) {
        return job.failed(transcript, "relay_failed", clock.instant(), null, random.nextDouble());
    }

    private Translation translated(Translation job, Message message, List<Said> said, @Nullable String transcript) {
        LanguageTag sendersOwn = preferences.of(message.sender()).receiveLanguage();
        List<TranslateText.Translated> made = said.stream()
                .map(each -> translateText.translate(
                        each.text(), job.language(), null, each.language() == null ? sendersOwn : tag(each.language())))
                .toList();
        return job.done(
                transcript,
                made.stream().map(TranslateText.Translated::text).collect(Collectors.joining("\n\n")),
                made.getFirst().source(),
                made.getFirst().provider());
    }

    private static @Nullable LanguageTag tag(String language) {
        try {
            return LanguageTag.parse("language", language);
        } catch (Refusal e) {
            // Some servers call it "english".
            return null;
        }
    }

    /** @param alone the message says nothing else; if it does, a clip that nobody understands is left out */
    private Optional<Said> voice(Message message, boolean alone) {
        List<Said> clips = new ArrayList<>();
        for (Attachment attachment : message.content().attachments()) {
            if (attachment.kind() == FileKind.VOICE) {
                clip(attachment, alone).filter(said -> !said.text().isBlank()).ifPresent(clips::add);
            }
        }
        return clips.isEmpty()
                ? Optional.empty()
                : Optional.of(new Said(
                        clips.stream().map(Said::text).collect(Collectors.joining("\n\n")),
                        clips.getFirst().language()));
    }

    private Optional<Said> clip(Attachment attachment, boolean alone) {
        Optional<StoredFile> file = files.find(attachment.file()).filter(found -> !found.gone());
        if (!alone && (file.isEmpty() || engines.transcribers().isEmpty())) {
            return Optional.empty();
        }
        try {
            TranscribeSound.Transcribed heard = transcribeSound.stored(file.orElseThrow(TranscribeSound::gone), null);
            return Optional.of(new Said(heard.text(), heard.language()));
        } catch (Refusal refusal) {
            if (alone || passes(refusal)) {
                throw refusal;
            }
            return Optional.empty();
        }
    }

    private static boolean passes(Refusal refusal) {
        return switch (refusal.code().kind()) {
            case UNAVAILABLE, UPSTREAM, EXHAUSTED -> true;
            default -> false;
        };
    }

    private Translation refused(Translation job, Refusal refusal, @Nullable String transcript) {
        if (!passes(refusal)) {
            return job.givenUp(transcript, reason(refusal));
        }
        Instant now = clock.instant();
        return job.failed(
                transcript,
                reason(refusal),
                now,
                refusal.retryAfter().map(now::plus).orElse(null),
                random.nextDouble());
    }

    /** A stable word. */
    private static String reason(Refusal refusal) {
        return switch (refusal.code()) {
            case FIELD_INVALID ->
                switch (refusal.fieldErrors().stream()
                        .findFirst()
                        .map(FieldError::code)
                        .orElse("")) {
                    case "unsupported" -> "language_unsupported";
                    case "unreadable", "not_audio" -> "audio_unreadable";
                    default -> "refused";
                };
            case FILE_TOO_LARGE -> "audio_too_large";
            case NOT_FOUND -> "file_gone";
            default -> refusal.code().wireName();
        };
    }
}
