@NullMarked
package io.webchat.boot.doctor;

import org.jspecify.annotations.NullMarked;
