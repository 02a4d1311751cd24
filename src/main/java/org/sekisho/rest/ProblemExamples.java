package org.sekisho.rest;

/** Problems of every part of the API, for its description. */
public final class ProblemExamples {

    /** No token. */
    public static final String UNAUTHORIZED = """
            {"type": "about:blank", "title": "Unauthorized", "status": 401, "detail": "An access token that works is needed."}""";

    /** A scope is missing. */
    public static final String FORBIDDEN = """
            {"type": "about:blank", "title": "Forbidden", "status": 403, "detail": "The access token lacks a scope."}""";

    /** Nothing there. */
    public static final String NOT_FOUND = """
            {"type": "about:blank", "title": "Not found", "status": 404, "detail": "There is nothing here for you."}""";

    private ProblemExamples() {}
}
