package org.vsekai.backpack.sample;

import java.util.List;
import org.vsekai.backpack.table.ItemKind;
import org.vsekai.backpack.table.Visibility;

/**
 * What an item is, before anybody likes it.
 *
 * @param number from 1
 * @param classes names of ontology classes, in the order of importance
 */
record SampleItem(
        int number,
        ItemKind kind,
        String name,
        String owner,
        Visibility visibility,
        List<String> classes,
        Theme theme) {

    String id() {
        return "i" + number;
    }
}
