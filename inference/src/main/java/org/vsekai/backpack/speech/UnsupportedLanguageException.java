package org.vsekai.backpack.speech;

/** The models at hand do not speak a language; the message says which they do. */
public final class UnsupportedLanguageException extends RuntimeException {
    private UnsupportedLanguageException(String message) {
        super(message);
    }

    static UnsupportedLanguageException asked(String asked, String spoken) {
        return new UnsupportedLanguageException("language '" + asked + "' is not spoken here; ask for " + spoken);
    }

    static UnsupportedLanguageException apart(String heard, String spoken) {
        return new UnsupportedLanguageException("what is heard is written in " + heard + ", but the voice speaks "
                + spoken + ": nothing here translates; take two models of one language");
    }
}
