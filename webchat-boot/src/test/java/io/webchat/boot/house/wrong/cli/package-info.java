@NullMarked
package io.webchat.boot.house.wrong.cli;

import org.jspecify.annotations.NullMarked;
