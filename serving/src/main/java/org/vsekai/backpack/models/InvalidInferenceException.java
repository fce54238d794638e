package org.vsekai.backpack.models;

/** A request that is not as the Open Inference Protocol has it; the message says what is wrong and where. */
final class InvalidInferenceException extends RuntimeException {
    InvalidInferenceException(String message) {
        super(message);
    }
}
