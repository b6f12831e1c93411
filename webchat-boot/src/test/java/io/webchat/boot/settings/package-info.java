@NullMarked
package io.webchat.boot.settings;

import org.jspecify.annotations.NullMarked;
