@NullMarked
package io.webchat.boot.house.wrong.standalone;

import org.jspecify.annotations.NullMarked;
