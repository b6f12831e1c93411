@NullMarked
package io.webchat.application.groups;

import org.jspecify.annotations.NullMarked;
