package org.vsekai.backpack.catalogue;

import java.util.List;

/**
 * What a catalogue holds.
 *
 * @param models those with a valid card, by task, then by name; their files may be absent
 * @param problems one sentence for each card that is not valid, naming file and key
 */
public record CatalogueListing(List<CataloguedModel> models, List<String> problems) {
    public CatalogueListing {
        models = List.copyOf(models);
        problems = List.copyOf(problems);
    }
}
