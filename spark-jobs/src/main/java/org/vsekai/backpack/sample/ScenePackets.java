package org.vsekai.backpack.sample;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import org.vsekai.backpack.ontology.Ontology;

/**
 * The packets of {@code KHR_xmp_json_ld} that describe a scene: the first one the scene itself, one for each class of
 * object that its nodes refer to. Not thread-safe.
 */
final class ScenePackets {
    static final String EXTENSION = "KHR_xmp_json_ld";
    static final int SCENE = 0;
    private static final String DUBLIN_CORE = "http://purl.org/dc/elements/1.1/";
    private static final String RIGHTS = "http://ns.adobe.com/xap/1.0/rights/";
    private static final String LICENCE = "Creative Commons Zero 1.0";
    private static final String LICENCE_PAGE = "https://creativecommons.org/publicdomain/zero/1.0/";

    private final ArrayNode packets = JsonNodeFactory.instance.arrayNode();
    private final Map<String, Integer> byClass = new HashMap<>();

    /** @param creator the account that made the scene */
    ScenePackets(ScenePlan plan, String creator) {
        var packet = packet("dc", DUBLIN_CORE, "xmpRights", RIGHTS);
        packet.put("@id", "");
        packet.put("dc:title", plan.title());
        packet.put("dc:description", plan.description());
        packet.put("dc:format", "model/gltf-binary");
        packet.put("dc:rights", LICENCE);
        packet.put("xmpRights:Marked", false);
        packet.put("xmpRights:WebStatement", LICENCE_PAGE);
        packet.putObject("dc:creator").putArray("@list").add(creator);
        var subjects = packet.putObject("dc:subject").putArray("@set");
        plan.itemClasses().forEach(name -> subjects.add(Words.spaced(name)));
    }

    private ObjectNode packet(String... prefixes) {
        var packet = packets.addObject();
        var context = packet.putObject("@context");
        for (int i = 0; i < prefixes.length; i += 2) {
            context.put(prefixes[i], prefixes[i + 1]);
        }
        return packet;
    }

    /** The position of the packet that declares a class. */
    int declaring(String className) {
        return byClass.computeIfAbsent(className, name -> {
            var packet = packet(Ontology.PREFIX, Ontology.NAMESPACE);
            packet.putObject("bp:objectClass").put("@id", Ontology.PREFIX + ":" + name);
            return packets.size() - 1;
        });
    }

    /** What stands under the extension's name at the document's root. */
    ObjectNode extension() {
        var extension = JsonNodeFactory.instance.objectNode();
        extension.set("packets", packets);
        return extension;
    }
}
