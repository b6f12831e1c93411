@NullMarked
package io.webchat.adapter.rest.inbox;

import org.jspecify.annotations.NullMarked;
