@NullMarked
package io.webchat.boot.files;

import org.jspecify.annotations.NullMarked;
