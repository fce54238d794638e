package org.vsekai.backpack.uploads;

/** The steps in which a whole upload becomes a scene of the landing zone, in their order. */
enum LandingStep {
    /** The job is in SQL; its files lie in the incoming folder. */
    RECORDED,
    /** The files lie in the scene's folder. */
    MOVED,
    /** The manifest is there: the night will read the scene. */
    ANNOUNCED,
    /** SQL knows of that. */
    MARKED;

    /** Told of each step when it is done. */
    interface Witness {
        /** Does nothing. */
        Witness NONE = (step, sceneId) -> {};

        void after(LandingStep step, String sceneId);
    }
}
