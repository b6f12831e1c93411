/** Metadata of stored files. */
@NullMarked
package io.webchat.adapter.persistence.files;

import org.jspecify.annotations.NullMarked;
