@NullMarked
package io.webchat.domain.files;

import org.jspecify.annotations.NullMarked;
