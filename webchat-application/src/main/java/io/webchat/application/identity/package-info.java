@NullMarked
package io.webchat.application.identity;

import org.jspecify.annotations.NullMarked;
