@NullMarked
package io.webchat.testkit.files;

import org.jspecify.annotations.NullMarked;
