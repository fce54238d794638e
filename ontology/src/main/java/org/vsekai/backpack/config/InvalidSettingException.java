package org.vsekai.backpack.config;

/** A setting cannot be used; the message names it and says why. */
public final class InvalidSettingException extends RuntimeException {
    InvalidSettingException(String message, Throwable cause) {
        super(message, cause);
    }
}
