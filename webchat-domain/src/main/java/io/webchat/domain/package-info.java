@NullMarked
package io.webchat.domain;

import org.jspecify.annotations.NullMarked;
