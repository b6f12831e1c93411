@NullMarked
package io.webchat.adapter.rest.messaging;

import org.jspecify.annotations.NullMarked;
