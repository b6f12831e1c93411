@NullMarked
package io.webchat.application.health;

import org.jspecify.annotations.NullMarked;
