/** Engines behind the language ports: HTTP services and commands of this machine. */
@NullMarked
package io.webchat.adapter.language;

import org.jspecify.annotations.NullMarked;
