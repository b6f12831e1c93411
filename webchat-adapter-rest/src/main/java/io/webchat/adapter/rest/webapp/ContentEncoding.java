package io.webchat.adapter.rest.webapp;

import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** How a file is compressed, the smallest first. */
enum ContentEncoding {
    BROTLI("br", ".br"),
    GZIP("gzip", ".gz");

    private static final String ANY = "*";

    private final String token;
    private final String suffix;

    ContentEncoding(String token, String suffix) {
        this.token = token;
        this.suffix = suffix;
    }

    /** Those that the request accepts, in the relay's order. */
    static List<ContentEncoding> acceptedBy(Request request) {
        List<String> accepted = request.getHeaders().getQualityCSV(HttpHeader.ACCEPT_ENCODING);
        return Stream.of(values())
                .filter(encoding -> accepted.contains(encoding.token) || accepted.contains(ANY))
                .toList();
    }

    /** As {@code Content-Encoding} names it. */
    String token() {
        return token;
    }

    /** Of the stored file's name. */
    String suffix() {
        return suffix;
    }
}
