package io.webchat.domain.language;

import org.jspecify.annotations.Nullable;

/**
 * In which language an account wants what comes.
 *
 * @param receiveLanguage null: as it was said
 * @param captions whether voice clips are written out
 * @param readAloud whether its screens read texts to it; kept for them, the relay itself says nothing
 */
public record LanguagePrefs(@Nullable LanguageTag receiveLanguage, boolean captions, boolean readAloud) {
    public static final LanguagePrefs DEFAULT = new LanguagePrefs(null, true, false);
}
