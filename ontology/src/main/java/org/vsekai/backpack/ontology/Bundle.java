package org.vsekai.backpack.ontology;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;

/** The vocabularies, contexts and shapes that lie beside this class. */
final class Bundle {
    static final String CLASSES = "backpack.ttl";
    static final String COCO = "coco.ttl";
    static final String OPEN_IMAGES = "openimages.ttl";
    static final String SKELETON = "skeleton.ttl";
    static final String MAPPINGS = "mappings.ttl";
    static final String ATTRIBUTES = "attributes.ttl";
    static final String CONTEXT = "context.jsonld";
    static final String SHAPES = "shapes.ttl";
    static final String RECORD_SHAPES = "record-shapes.ttl";

    private Bundle() {}

    static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    static Model turtle(String name) {
        var model = ModelFactory.createDefaultModel();
        RDFParser.fromString(text(name), Lang.TURTLE).parse(model);
        return model;
    }

    /** SHA-256 over the files' names and bytes, hexadecimal. */
    static String digest(String... names) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var name : names) {
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(bytes(name));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String name) {
        try (var stream = Bundle.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is missing from the jar: build it again");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
