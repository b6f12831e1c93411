@NullMarked
package io.webchat.application.ids;

import org.jspecify.annotations.NullMarked;
