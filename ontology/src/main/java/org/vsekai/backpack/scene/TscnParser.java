package org.vsekai.backpack.scene;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vsekai.backpack.scene.GodotValue.Construction;
import org.vsekai.backpack.scene.GodotValue.Elements;
import org.vsekai.backpack.scene.GodotValue.Nothing;
import org.vsekai.backpack.scene.GodotValue.Numbers;
import org.vsekai.backpack.scene.GodotValue.Quantity;
import org.vsekai.backpack.scene.GodotValue.Table;
import org.vsekai.backpack.scene.GodotValue.Text;
import org.vsekai.backpack.scene.GodotValue.Truth;

/**
 * Takes a Godot text file apart ("TSCN file format" of Godot's documentation): sections, each with fields and
 * properties. Strict: what Godot would not write is refused with its line and column. Used once, by one thread.
 */
final class TscnParser {
    private static final int LONGEST_NAME = 1_000;
    private static final Map<String, GodotValue> CONSTANTS = Map.of(
            "true", new Truth(true),
            "false", new Truth(false),
            "null", new Nothing(),
            "nil", new Nothing(),
            "inf", new Quantity(Double.POSITIVE_INFINITY),
            "inf_neg", new Quantity(Double.NEGATIVE_INFINITY),
            "nan", new Quantity(Double.NaN));

    private final String file;
    private final String text;
    private final SceneLimits limits;
    private int at;
    private int line = 1;
    private int lineStart;
    private int tokens;

    private TscnParser(String file, String text, SceneLimits limits) {
        this.file = file;
        this.text = text;
        this.limits = limits;
    }

    /**
     * The sections of a file.
     *
     * @param file its name, for errors
     * @throws InvalidSceneException when it is no such text, or above a limit
     */
    static List<TscnSection> parse(String file, byte[] bytes, SceneLimits limits) {
        if (bytes.length > limits.jsonBytes()) {
            throw new InvalidSceneException(
                    SceneFault.TOO_LARGE,
                    file,
                    "The text scene has " + bytes.length + " bytes, above " + limits.jsonBytes());
        }
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new TscnParser(file, text, limits).sections();
        } catch (CharacterCodingException e) {
            throw new InvalidSceneException(SceneFault.INVALID_TSCN, file, "The text scene is not UTF-8", e);
        }
    }

    private List<TscnSection> sections() {
        var sections = new ArrayList<TscnSection>();
        skipBlank();
        while (at < text.length()) {
            if (text.charAt(at) == '[') {
                if (sections.size() >= limits.objects()) {
                    throw here().wrong(
                                    SceneFault.TOO_MANY, "The text scene has more sections than " + limits.objects());
                }
                sections.add(heading());
            } else if (sections.isEmpty()) {
                throw here().invalid("A text scene begins with [gd_scene ...]");
            } else {
                property(sections.get(sections.size() - 1).properties());
            }
            skipBlank();
        }
        return sections;
    }

    private TscnSection heading() {
        var place = here();
        at++;
        skipBlank();
        var kind = word();
        var fields = new HashMap<String, GodotValue>();
        skipBlank();
        while (peek() != ']') {
            var name = word();
            skipBlank();
            expect('=');
            if (fields.put(name, value(1)) != null) {
                throw here().invalid("The heading says " + shown(name) + " twice");
            }
            skipBlank();
        }
        at++;
        return new TscnSection(kind, place, Map.copyOf(fields), new LinkedHashMap<>());
    }

    private void property(Map<String, GodotValue> properties) {
        var place = here();
        String name;
        if (text.charAt(at) == '"') {
            name = quoted();
        } else {
            int start = at;
            while (at < text.length() && text.charAt(at) != '=' && text.charAt(at) != '\n') {
                at++;
            }
            name = text.substring(start, at).strip();
        }
        token();
        skipSpaces();
        if (name.isEmpty() || name.length() > LONGEST_NAME || at >= text.length() || text.charAt(at) != '=') {
            throw place.invalid("A property is written as name = value");
        }
        at++;
        if (properties.put(name, value(1)) != null) {
            throw place.invalid("The section says " + shown(name) + " twice");
        }
    }

    private GodotValue value(int depth) {
        token();
        if (depth > limits.jsonDepth()) {
            throw here().wrong(SceneFault.TOO_DEEP, "The value nests deeper than " + limits.jsonDepth());
        }
        skipBlank();
        char c = peek();
        if (c == '"') {
            return new Text(quoted());
        } else if (c == '&' || c == '@' || c == '^') {
            at++;
            if (peek() != '"') {
                throw here().invalid("A name is written as &\"name\"");
            }
            return new Text(quoted());
        } else if (c == '[') {
            at++;
            return new Elements(values(']', depth));
        } else if (c == '{') {
            at++;
            return new Table(entries(depth));
        } else if (c == '#') {
            at++;
            return new Text("#" + word());
        } else if (c == '-' || c == '+' || c == '.' || isDigit(c)) {
            return new Quantity(number());
        }
        return named(word(), depth);
    }

    private GodotValue named(String word, int depth) {
        var constant = CONSTANTS.get(word);
        if (constant != null) {
            return constant;
        }
        skipBlank();
        if (peek() == '[') {
            // Array[int]([...]): what it is an array of does not matter here.
            at++;
            values(']', depth);
            skipBlank();
        }
        if (peek() != '(') {
            // The type in Array[int] stands without parentheses.
            return new Construction(word, List.of());
        }
        at++;
        return arguments(word, depth);
    }

    /** Numbers alone are kept as such: a packed array of a million is no million objects. */
    private GodotValue arguments(String type, int depth) {
        var numbers = new double[4];
        int count = 0;
        skipBlank();
        while (startsNumber(peek())) {
            token();
            if (count == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * count);
            }
            numbers[count++] = number();
            skipBlank();
            if (peek() == ',') {
                at++;
                skipBlank();
            } else if (peek() != ')') {
                throw here().invalid("A comma or ) is expected here");
            }
        }
        if (peek() == ')') {
            at++;
            return new Numbers(type, Arrays.copyOf(numbers, count));
        }
        var values = new ArrayList<GodotValue>();
        for (int i = 0; i < count; i++) {
            values.add(new Quantity(numbers[i]));
        }
        values.addAll(values(')', depth));
        return new Construction(type, values);
    }

    /** Values up to the closing bracket; with {@code Object(Type, "key": value)} both sides of a colon. */
    private List<GodotValue> values(char close, int depth) {
        var values = new ArrayList<GodotValue>();
        skipBlank();
        while (peek() != close) {
            values.add(value(depth + 1));
            skipBlank();
            if (peek() == ',' || (peek() == ':' && close == ')')) {
                at++;
                skipBlank();
            } else if (peek() != close) {
                throw here().invalid("A comma or " + close + " is expected here");
            }
        }
        at++;
        return values;
    }

    private List<GodotValue> entries(int depth) {
        var entries = new ArrayList<GodotValue>();
        skipBlank();
        while (peek() != '}') {
            entries.add(value(depth + 1));
            skipBlank();
            expect(':');
            entries.add(value(depth + 1));
            skipBlank();
            if (peek() == ',') {
                at++;
                skipBlank();
            } else if (peek() != '}') {
                throw here().invalid("A comma or } is expected here");
            }
        }
        at++;
        return entries;
    }

    private static boolean startsNumber(char c) {
        return isDigit(c) || c == '-' || c == '+' || c == '.';
    }

    private double number() {
        int start = at;
        if (peek() == '-' && text.startsWith("inf", at + 1)) {
            at += 4;
            return Double.NEGATIVE_INFINITY;
        }
        while (at < text.length() && isPartOfNumber(text.charAt(at))) {
            at++;
        }
        var digits = text.substring(start, at);
        try {
            return Double.parseDouble(digits);
        } catch (NumberFormatException e) {
            throw place(start).invalid(shown(digits) + " is no number");
        }
    }

    /** Letters of Java's own that Godot does not write, such as the d of 1d, are left over and then refused. */
    private static boolean isPartOfNumber(char c) {
        return isDigit(c) || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
    }

    private String quoted() {
        var start = here();
        token();
        at++;
        var string = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return string.toString();
            } else if (c == '\\') {
                escape(string);
            } else {
                if (c == '\n') {
                    newLine();
                }
                string.append(c);
            }
        }
        throw start.invalid("The text has no end");
    }

    private void escape(StringBuilder string) {
        char c = peek();
        at++;
        switch (c) {
            case 'n' -> string.append('\n');
            case 't' -> string.append('\t');
            case 'r' -> string.append('\r');
            case 'b' -> string.append('\b');
            case 'f' -> string.append('\f');
            case 'a' -> string.append('\u0007');
            case 'v' -> string.append('\u000b');
            case '"', '\'', '\\' -> string.append(c);
            case '\n' -> newLine();
            case 'u' -> string.appendCodePoint(hexadecimal(4));
            case 'U' -> string.appendCodePoint(hexadecimal(6));
            default -> throw here().invalid("There is no escape \\" + c);
        }
    }

    private int hexadecimal(int digits) {
        int code = 0;
        for (int i = 0; i < digits; i++) {
            int digit = Character.digit(peek(), 16);
            if (digit < 0) {
                throw here().invalid("A hexadecimal digit is expected here");
            }
            code = 16 * code + digit;
            at++;
        }
        if (!Character.isValidCodePoint(code)) {
            throw here().invalid("There is no such character");
        }
        return code;
    }

    private String word() {
        token();
        int start = at;
        while (at < text.length() && isPartOfWord(text.charAt(at))) {
            at++;
        }
        if (start == at || at - start > LONGEST_NAME) {
            throw place(start).invalid("A name or a value is expected here");
        }
        return text.substring(start, at);
    }

    private static boolean isPartOfWord(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private void expect(char c) {
        if (peek() != c) {
            throw here().invalid("A " + c + " is expected here");
        }
        at++;
    }

    private char peek() {
        if (at >= text.length()) {
            throw here().invalid("The text scene breaks off");
        }
        return text.charAt(at);
    }

    /** Blanks, line ends and comments. */
    private void skipBlank() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ';') {
                while (at < text.length() && text.charAt(at) != '\n') {
                    at++;
                }
            } else if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
                at++;
                if (c == '\n') {
                    newLine();
                }
            } else {
                return;
            }
        }
    }

    private void skipSpaces() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }

    private void newLine() {
        line++;
        lineStart = at;
    }

    private void token() {
        if (++tokens > limits.tokens()) {
            throw here().wrong(SceneFault.TOO_MANY, "The text scene has more tokens than " + limits.tokens());
        }
    }

    private TextPlace here() {
        return place(at);
    }

    private TextPlace place(int position) {
        return new TextPlace(file, line, Math.max(1, position - lineStart + 1));
    }

    private static String shown(String text) {
        return "\"" + (text.length() <= 60 ? text : text.substring(0, 60) + "...") + "\"";
    }
}
