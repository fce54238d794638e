package org.vsekai.backpack.sample;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The classes of objects that training scenes hold, each with shapes to train by and one that is kept for measuring. */
public enum TrainingClass {
    PERSON("Person", "person", TrainingRegion.PERSON, Optional.of("person")),
    CHAIR("Chair", "chair", TrainingRegion.SEATING, Optional.of("chair")),
    COUCH("Couch", "couch", TrainingRegion.SEATING, Optional.of("couch")),
    BENCH("Bench", "bench", TrainingRegion.SEATING, Optional.of("bench")),
    TABLE("Table", "table", TrainingRegion.TABLE, Optional.of("dining table")),
    BED("Bed", "bed", TrainingRegion.BED, Optional.of("bed")),
    BOOKCASE("Bookcase", "bookcase", TrainingRegion.STORAGE, Optional.empty()),
    LAMP("Lamp", "lamp", TrainingRegion.OTHER, Optional.empty()),
    TELEVISION("Television", "television", TrainingRegion.OTHER, Optional.of("tv")),
    REFRIGERATOR("Refrigerator", "refrigerator", TrainingRegion.OTHER, Optional.of("refrigerator")),
    SUITCASE("Suitcase", "suitcase", TrainingRegion.OTHER, Optional.of("suitcase")),
    VASE("Vase", "vase", TrainingRegion.OTHER, Optional.of("vase")),
    SPORTS_BALL("SportsBall", "sports ball", TrainingRegion.OTHER, Optional.of("sports ball")),
    POTTED_PLANT("PottedPlant", "potted plant", TrainingRegion.PLANT, Optional.of("potted plant")),
    TREE("Tree", "tree", TrainingRegion.PLANT, Optional.empty()),
    CAR("Car", "car", TrainingRegion.VEHICLE, Optional.of("car"));

    private final String className;
    private final String label;
    private final TrainingRegion region;
    private final Optional<String> cocoLabel;

    TrainingClass(String className, String label, TrainingRegion region, Optional<String> cocoLabel) {
        this.className = className;
        this.label = label;
        this.region = region;
        this.cocoLabel = cocoLabel;
    }

    /** The name of its ontology class. */
    public String className() {
        return className;
    }

    /** Its label in the ontology, by which models name it. */
    public String label() {
        return label;
    }

    /** What its pixels count as. */
    public TrainingRegion region() {
        return region;
    }

    /** What models that know COCO's classes call it; a table is a dining table to them. */
    public Optional<String> cocoLabel() {
        return cocoLabel;
    }

    boolean isOutdoors() {
        return this == TREE || this == CAR || this == BENCH || this == PERSON || this == SPORTS_BALL;
    }

    boolean isIndoors() {
        return this != TREE && this != CAR;
    }

    /** One of its kind. */
    Solid make(TrainingShapes.Choice choice, RandomStream random) {
        return random.pick(choice == TrainingShapes.Choice.KNOWN ? known() : unseen())
                .make(random);
    }

    private List<TrainingShapes.Maker> known() {
        return switch (this) {
            case PERSON -> List.of(TrainingPersons::person, TrainingPersons::mannequin, TrainingPersons::blockPerson);
            case CHAIR ->
                List.of(
                        Furniture::chair,
                        Furniture::officeChair,
                        Furniture::armchair,
                        TrainingFurniture::boardChair,
                        TrainingFurniture::tubeChair);
            case COUCH -> List.of(Furniture::couch, TrainingFurniture::cornerCouch);
            case BENCH -> List.of(Outdoors::bench, TrainingFurniture::plainBench);
            case TABLE ->
                List.of(
                        Furniture::diningTable,
                        Furniture::coffeeTable,
                        Furniture::desk,
                        TrainingFurniture::roundTable,
                        TrainingFurniture::glassTable);
            case BED -> List.of(Furniture::bed, TrainingFurniture::lowBed);
            case BOOKCASE -> List.of(Furniture::bookcase, TrainingFurniture::openShelf);
            case LAMP -> List.of(Furniture::lamp, TrainingAppliances::tableLamp, TrainingAppliances::archLamp);
            case TELEVISION -> List.of(Appliances::television, TrainingAppliances::wallTelevision);
            case REFRIGERATOR -> List.of(Appliances::refrigerator, TrainingAppliances::smallRefrigerator);
            case SUITCASE -> List.of(SmallThings::suitcase, TrainingSmallThings::oldSuitcase);
            case VASE -> List.of(SmallThings::vase, TrainingSmallThings::amphora);
            case SPORTS_BALL -> List.of(SmallThings::ball, TrainingSmallThings::plainBall);
            case POTTED_PLANT -> List.of(Outdoors::pottedPlant, TrainingPlants::cactus, TrainingPlants::palm);
            case TREE -> List.of(Outdoors::tree, TrainingPlants::fir);
            case CAR -> List.of(Vehicles::car, TrainingCars::boxCar);
        };
    }

    private List<TrainingShapes.Maker> unseen() {
        return List.of(
                switch (this) {
                    case PERSON -> TrainingPersons::roundPerson;
                    case CHAIR -> TrainingFurniture::shellChair;
                    case COUCH -> TrainingFurniture::roundCouch;
                    case BENCH -> TrainingFurniture::parkBench;
                    case TABLE -> TrainingFurniture::trestleTable;
                    case BED -> TrainingFurniture::bunk;
                    case BOOKCASE -> TrainingFurniture::ladderShelf;
                    case LAMP -> TrainingAppliances::globeLamp;
                    case TELEVISION -> TrainingAppliances::tubeTelevision;
                    case REFRIGERATOR -> TrainingAppliances::wideRefrigerator;
                    case SUITCASE -> TrainingSmallThings::softSuitcase;
                    case VASE -> TrainingSmallThings::flask;
                    case SPORTS_BALL -> TrainingSmallThings::stripedBall;
                    case POTTED_PLANT -> TrainingPlants::bush;
                    case TREE -> TrainingPlants::poplar;
                    case CAR -> TrainingCars::pickup;
                });
    }

    /** Its place among the labels of a model. */
    public int index() {
        return Arrays.asList(values()).indexOf(this);
    }
}
