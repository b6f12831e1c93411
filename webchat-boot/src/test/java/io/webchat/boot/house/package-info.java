@NullMarked
package io.webchat.boot.house;

import org.jspecify.annotations.NullMarked;
