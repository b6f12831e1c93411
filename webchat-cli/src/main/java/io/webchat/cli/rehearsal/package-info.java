@NullMarked
package io.webchat.cli.rehearsal;

import org.jspecify.annotations.NullMarked;
