@NullMarked
package io.webchat.application.transaction;

import org.jspecify.annotations.NullMarked;
