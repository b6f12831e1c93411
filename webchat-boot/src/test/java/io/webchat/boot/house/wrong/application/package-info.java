@NullMarked
package io.webchat.boot.house.wrong.application;

import org.jspecify.annotations.NullMarked;
