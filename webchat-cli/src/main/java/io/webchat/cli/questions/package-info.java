@NullMarked
package io.webchat.cli.questions;

import org.jspecify.annotations.NullMarked;
