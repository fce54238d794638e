package org.vsekai.backpack.ontology;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.rdf.model.Literal;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.ResourceFactory;

/**
 * Between Java's values, RDF's literals and JSON's, such that a literal survives the way through JSON. JSON-LD 1.1
 * (section 8.6, data round tripping) keeps 16 digits of a double; we keep 15, which survive every decimal rounding.
 */
final class Values {
    static final String STRING = XSDDatatype.XSDstring.getURI();

    private static final MathContext DIGITS = new MathContext(15, RoundingMode.HALF_EVEN);
    private static final BigInteger GREATEST_INTEGER = BigInteger.TEN.pow(21);

    private Values() {}

    /**
     * A double in JSON-LD's canonical form, to 15 digits.
     *
     * @throws IllegalArgumentException when it is not finite
     */
    static Literal number(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a JSON document has no number for " + value);
        }
        return ResourceFactory.createTypedLiteral(
                canonical(new BigDecimal(value).round(DIGITS)), XSDDatatype.XSDdouble);
    }

    /** A finite double in its canonical form, anything else as it is. */
    static RDFNode canonical(RDFNode value) {
        return value.isLiteral()
                        && value.asLiteral().getDatatypeURI().equals(XSDDatatype.XSDdouble.getURI())
                        && Double.isFinite(value.asLiteral().getDouble())
                ? number(value.asLiteral().getDouble())
                : value;
    }

    static Literal number(int value) {
        return ResourceFactory.createTypedLiteral(Integer.toString(value), XSDDatatype.XSDinteger);
    }

    static Literal truth(boolean value) {
        return ResourceFactory.createTypedLiteral(Boolean.toString(value), XSDDatatype.XSDboolean);
    }

    static Literal time(java.time.Instant value) {
        return ResourceFactory.createTypedLiteral(value.toString(), XSDDatatype.XSDdateTime);
    }

    static Literal text(String value) {
        return ResourceFactory.createStringLiteral(value);
    }

    /**
     * A literal as JSON.
     *
     * @param typed whether the context already says the value's datatype
     */
    static JsonNode json(JsonNodeFactory json, Literal literal, boolean typed, Terms terms) {
        var text = literal.getLexicalForm();
        var type = literal.getDatatypeURI();
        if (!literal.getLanguage().isEmpty()) {
            return json.objectNode().put("@language", literal.getLanguage()).put("@value", text);
        }
        if (type.equals(STRING)) {
            return json.textNode(text);
        }
        if (type.equals(XSDDatatype.XSDboolean.getURI()) && (text.equals("true") || text.equals("false"))) {
            return json.booleanNode(text.equals("true"));
        }
        if (type.equals(XSDDatatype.XSDinteger.getURI()) && isPlainInteger(text)) {
            return json.numberNode(new BigInteger(text));
        }
        if (type.equals(XSDDatatype.XSDdouble.getURI()) && isPlainDouble(text, typed)) {
            return json.numberNode(new BigDecimal(text).stripTrailingZeros());
        }
        return typed
                ? json.textNode(text)
                : json.objectNode().put("@type", terms.compact(type)).put("@value", text);
    }

    private static boolean isPlainInteger(String text) {
        return text.matches("0|-?[1-9][0-9]{0,21}")
                && new BigInteger(text).abs().compareTo(GREATEST_INTEGER) < 0;
    }

    /** Without a type from the context, a number without a fraction would be read as an integer. */
    private static boolean isPlainDouble(String text, boolean typed) {
        if (!text.matches("-?[0-9]\\.[0-9]{1,15}E-?[0-9]{1,3}")) {
            return false;
        }
        var number = new BigDecimal(text);
        return canonical(number).equals(text)
                && (typed || number.stripTrailingZeros().scale() > 0);
    }

    private static String canonical(BigDecimal value) {
        return new DecimalFormat("0.0##############E0", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
    }
}
