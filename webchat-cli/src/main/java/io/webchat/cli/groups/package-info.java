@NullMarked
package io.webchat.cli.groups;

import org.jspecify.annotations.NullMarked;
