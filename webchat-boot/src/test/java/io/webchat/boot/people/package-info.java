/** Agents, pairing, questions and safety over HTTP. */
@NullMarked
package io.webchat.boot.people;

import org.jspecify.annotations.NullMarked;
