package org.vsekai.backpack.sample;

/** Things that we can shape. */
enum Thing {
    CHAIR("Chair"),
    OFFICE_CHAIR("OfficeChair"),
    STOOL("Stool"),
    COUCH("Couch"),
    ARMCHAIR("Armchair"),
    DINING_TABLE("DiningTable"),
    COFFEE_TABLE("CoffeeTable"),
    DESK("Desk"),
    BED("Bed"),
    BOOKCASE("Bookcase"),
    WARDROBE("Wardrobe"),
    LAMP("Lamp"),
    TELEVISION("Television"),
    LOW_CABINET("Cabinet"),
    REFRIGERATOR("Refrigerator"),
    OVEN("Oven"),
    LAPTOP("Laptop"),
    MONITOR("Monitor"),
    MICROWAVE("Microwave"),
    CLOCK("Clock"),
    CUP("Cup"),
    BOTTLE("Bottle"),
    BOOK("Book"),
    VASE("Vase"),
    BOWL("Bowl"),
    WINE_GLASS("WineGlass"),
    BALL("SportsBall"),
    TEDDY_BEAR("TeddyBear"),
    SUITCASE("Suitcase"),
    POTTED_PLANT("PottedPlant"),
    TREE("Tree"),
    SHRUB("Shrub"),
    BENCH("Bench"),
    POST("Column"),
    TRAFFIC_LIGHT("TrafficLight"),
    STOP_SIGN("StopSign"),
    FIRE_HYDRANT("FireHydrant"),
    CAR("Car"),
    TRUCK("Truck"),
    BUS("Bus"),
    BICYCLE("Bicycle");

    private final String className;

    Thing(String className) {
        this.className = className;
    }

    /** The name of its ontology class. */
    String className() {
        return className;
    }

    /** One of its kind; no two look alike. */
    Solid make(RandomStream random) {
        return switch (this) {
            case CHAIR -> Furniture.chair(random);
            case OFFICE_CHAIR -> Furniture.officeChair(random);
            case STOOL -> Furniture.stool(random);
            case COUCH -> Furniture.couch(random);
            case ARMCHAIR -> Furniture.armchair(random);
            case DINING_TABLE -> Furniture.diningTable(random);
            case COFFEE_TABLE -> Furniture.coffeeTable(random);
            case DESK -> Furniture.desk(random);
            case BED -> Furniture.bed(random);
            case BOOKCASE -> Furniture.bookcase(random);
            case WARDROBE -> Furniture.wardrobe(random);
            case LAMP -> Furniture.lamp(random);
            case LOW_CABINET -> Appliances.lowCabinet(random);
            case TELEVISION -> Appliances.television(random);
            case REFRIGERATOR -> Appliances.refrigerator(random);
            case OVEN -> Appliances.oven(random);
            case LAPTOP -> Appliances.laptop(random);
            case MONITOR -> Appliances.monitor(random);
            case MICROWAVE -> Appliances.microwave(random);
            case CLOCK -> Appliances.clock(random);
            case CUP -> SmallThings.cup(random);
            case BOTTLE -> SmallThings.bottle(random);
            case BOOK -> SmallThings.book(random);
            case VASE -> SmallThings.vase(random);
            case BOWL -> SmallThings.bowl(random);
            case WINE_GLASS -> SmallThings.wineGlass(random);
            case BALL -> SmallThings.ball(random);
            case TEDDY_BEAR -> SmallThings.teddyBear(random);
            case SUITCASE -> SmallThings.suitcase(random);
            case POTTED_PLANT -> Outdoors.pottedPlant(random);
            case TREE -> Outdoors.tree(random);
            case SHRUB -> Outdoors.shrub(random);
            case BENCH -> Outdoors.bench(random);
            case POST -> Outdoors.post(random);
            case TRAFFIC_LIGHT -> Outdoors.trafficLight(random);
            case STOP_SIGN -> Outdoors.stopSign(random);
            case FIRE_HYDRANT -> Outdoors.fireHydrant(random);
            case CAR -> Vehicles.car(random);
            case TRUCK -> Vehicles.truck(random);
            case BUS -> Vehicles.bus(random);
            case BICYCLE -> Vehicles.bicycle(random);
        };
    }
}
