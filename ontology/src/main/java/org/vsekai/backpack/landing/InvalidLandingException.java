package org.vsekai.backpack.landing;

/** A document for the landing zone is not what it should be; the message names the field and says what is expected. */
public final class InvalidLandingException extends RuntimeException {
    InvalidLandingException(String message, Throwable cause) {
        super(message, cause);
    }
}
