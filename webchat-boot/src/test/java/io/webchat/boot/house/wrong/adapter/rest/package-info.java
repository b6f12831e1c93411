@NullMarked
package io.webchat.boot.house.wrong.adapter.rest;

import org.jspecify.annotations.NullMarked;
