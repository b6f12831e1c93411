@NullMarked
package io.webchat.adapter.files;

import org.jspecify.annotations.NullMarked;
