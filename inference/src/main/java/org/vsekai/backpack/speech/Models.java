package org.vsekai.backpack.speech;

import org.vsekai.backpack.catalogue.Architecture;
import org.vsekai.backpack.catalogue.ModelCard;
import org.vsekai.backpack.catalogue.UnusableModelException;

/** What all classes here ask of a model. */
final class Models {
    private Models() {}

    static void require(ModelCard card, Architecture architecture) {
        if (card.architecture() != architecture) {
            throw UnusableModelException.unexpectedOutput(
                    card, "its architecture is " + card.architecture().spelling() + ", not " + architecture.spelling());
        }
    }
}
