/** Language preferences, transcripts and translations. */
@NullMarked
package io.webchat.adapter.persistence.language;

import org.jspecify.annotations.NullMarked;
