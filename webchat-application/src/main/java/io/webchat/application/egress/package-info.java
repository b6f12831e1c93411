@NullMarked
package io.webchat.application.egress;

import org.jspecify.annotations.NullMarked;
