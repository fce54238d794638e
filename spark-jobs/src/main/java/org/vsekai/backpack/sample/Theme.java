package org.vsekai.backpack.sample;

import java.util.List;
import java.util.stream.Stream;

/** What things that stand together have in common. Each names classes of the ontology, without their prefix. */
enum Theme {
    LIVING_ROOM("Lounge", "Couch Armchair CoffeeTable Television Bookcase Lamp PottedPlant Carpet Vase Clock"),
    KITCHEN("Kitchen", "DiningTable Chair Refrigerator Oven Microwave Sink Cup Bottle Bowl WineGlass"),
    BEDROOM("Bedroom", "Bed Wardrobe Lamp TeddyBear Book Chair Mirror Clock Suitcase"),
    OFFICE("Office", "Desk OfficeChair Laptop Monitor ComputerKeyboard ComputerMouse Cabinet MobilePhone Book"),
    STREET("Street", "Car Truck Bus Bicycle Motorcycle TrafficLight StopSign FireHydrant ParkingMeter"),
    PARK("Park", "Tree Bench Shrub Flower Bicycle Bird Dog SportsBall Kite Signpost"),
    STUDIO("Studio", "Guitar Piano Drum Violin Flute Microphone Loudspeaker Stage"),
    ARMOURY("Armoury", "Sword Dagger Bow Shield Axe Staff Chest Barrel Candle"),
    ARCADE("Arcade", "GameConsole GameController BoardGame Robot HeadMountedDisplay Television Portal Button"),
    GYM("Gym", "SportsBall Skateboard Skis Snowboard Surfboard TennisRacket BaseballBat Bench"),
    BAKERY("Bakery", "Cake Donut Bread Pizza Sandwich Apple Banana Orange Plate"),
    HARBOUR("Harbour", "Boat WaterBody Barrel Bridge Bird Rock StreetLamp House"),
    PEOPLE("Folk", "Person HumanoidRobot Creature Dragon Slime Cat Fox Rabbit"),
    CLOTHES("Wardrobe", "Hat Helmet Mask Boot Jacket Cape Dress Armour Glasses Backpack");

    private final String title;
    private final String classes;

    Theme(String title, String classes) {
        this.title = title;
        this.classes = classes;
    }

    /** A word for names. */
    String title() {
        return title;
    }

    /** Names of ontology classes. */
    List<String> classes() {
        return List.of(classes.split(" "));
    }

    /** The themes that places have. */
    static List<Theme> places() {
        return Stream.of(values())
                .filter(theme -> theme != PEOPLE && theme != CLOTHES)
                .toList();
    }
}
