@NullMarked
package io.webchat.application.outbound;

import org.jspecify.annotations.NullMarked;
