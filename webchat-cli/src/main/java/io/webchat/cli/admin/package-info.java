@NullMarked
package io.webchat.cli.admin;

import org.jspecify.annotations.NullMarked;
