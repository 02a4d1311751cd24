package org.sekisho.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** One message that went from one party to another, without its card number. */
public record Exchange(long id, Instant at, String message, Actor from, Actor to, ObjectNode body) {}
