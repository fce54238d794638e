package org.vsekai.backpack.speech;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/**
 * Phonemes by espeak-ng, run once for each clause (about 15 ms). It is under the GPL and hence a process, never linked. The
 * text goes in by standard input: it is neither an argument nor seen by a shell. Immutable and thread-safe.
 */
final class EspeakPhonemes implements Phonemes {
    static final String PROGRAM = "espeak-ng";

    /** Of a clause: far more than the phonemes of the longest text that may be spoken. */
    private static final int MOST_BYTES = 1 << 22;

    /** Brackets would have it read the text as phonemes; controls are no text. */
    private static final Pattern NO_TEXT = Pattern.compile("[\\[\\]\\p{Cntrl}]+");

    /** It marks where it changes the language, as in (ru). */
    private static final Pattern LANGUAGE_MARK = Pattern.compile("\\([a-z]{2,3}(-[a-z0-9-]+)?\\)");

    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final String program;
    private final String voice;
    private final int seconds;

    EspeakPhonemes(String program, String voice, int seconds) {
        this.program = program;
        this.voice = voice;
        this.seconds = seconds;
    }

    @Override
    public String of(String clause) {
        var output = run(NO_TEXT.matcher(clause).replaceAll(" "));
        return SPACES.matcher(LANGUAGE_MARK.matcher(output).replaceAll(""))
                .replaceAll(" ")
                .strip();
    }

    private String run(String text) {
        var process = start();
        var isLate = new AtomicBoolean();
        var limit = CompletableFuture.runAsync(
                () -> {
                    isLate.set(true);
                    process.destroyForcibly();
                },
                CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS));
        try {
            var output = talk(process, text);
            int status = process.waitFor();
            if (isLate.get()) {
                throw PhonemesUnavailableException.tooSlow(program, seconds);
            }
            if (status != 0) {
                throw PhonemesUnavailableException.failed(program, output, null);
            }
            return output;
        } catch (IOException e) {
            throw isLate.get()
                    ? PhonemesUnavailableException.tooSlow(program, seconds)
                    : PhonemesUnavailableException.failed(program, String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw PhonemesUnavailableException.failed(program, "its caller was interrupted", e);
        } finally {
            limit.cancel(false);
            process.destroyForcibly();
        }
    }

    private Process start() {
        var command = List.of(program, "-q", "--ipa", "-b", "1", "-v", voice, "--stdin");
        try {
            // what it has to say of an error comes in place of phonemes, with a status that is not 0
            return new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw PhonemesUnavailableException.notStarted(program, e);
        }
    }

    /** It reads all before it writes. */
    private static String talk(Process process, String text) throws IOException, InterruptedException {
        try (var input = process.getOutputStream()) {
            input.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // it ended without reading; its status and words say why
            var words = words(process.getInputStream());
            process.waitFor();
            if (!words.isEmpty()) {
                return words;
            }
            throw e;
        }
        return words(process.getInputStream());
    }

    private static String words(InputStream stream) throws IOException {
        return new String(stream.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
    }
}
