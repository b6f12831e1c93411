@NullMarked
package io.webchat.domain.groups;

import org.jspecify.annotations.NullMarked;
