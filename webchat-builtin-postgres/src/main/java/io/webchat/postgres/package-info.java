/** A PostgreSQL server that the relay runs by itself, from the binaries that Maven Central carries. */
@NullMarked
package io.webchat.postgres;

import org.jspecify.annotations.NullMarked;
