@NullMarked
package io.webchat.application.files;

import org.jspecify.annotations.NullMarked;
