@NullMarked
package io.webchat.application.work;

import org.jspecify.annotations.NullMarked;
