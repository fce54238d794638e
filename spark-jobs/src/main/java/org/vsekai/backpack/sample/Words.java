package org.vsekai.backpack.sample;

import java.util.List;
import java.util.Locale;

/** What the sample world's things are called. */
final class Words {
    private static final List<String> ADJECTIVES = List.of(
            ("Amber Ancient Autumn Bashful Blue Bold Brave Bright Broken Busy Calm Candy Celestial Cheerful Clever"
                            + " Cobalt Cosy Crimson Crooked Crystal Curious Dapper Dawn Distant Drifting Dusty Eager"
                            + " Electric Elegant Emerald Endless Faded Fancy Fearless Floating Forgotten Frosty Gentle"
                            + " Gilded Glowing Golden Grand Happy Hidden Hollow Humble Indigo Ivory Jade Jolly Lazy"
                            + " Little Lonely Lucky Lunar Marble Mellow Merry Midnight Misty Mossy Neon Nimble Noble"
                            + " Northern Odd Old Opal Paper Patient Pearl Pixel Plucky Polite Proud Quiet Rainy Rapid"
                            + " Restless Royal Ruby Rusty Sandy Scarlet Secret Shy Silent Silver Sleepy Small Snowy"
                            + " Solar Southern Spring Starry Stormy Sunny Swift Tall Tidy Tiny Twilight Velvet Violet"
                            + " Wandering Warm Western Wild Winter Wooden Young")
                    .split(" "));

    private Words() {}

    /** An adjective and a noun: {@code PottedPlant} becomes {@code Misty Potted Plant}. */
    static String title(RandomStream random, String noun) {
        return random.pick(ADJECTIVES) + " " + spaced(noun);
    }

    /** A word as people type it behind a #. */
    static String tag(String title) {
        return title.toLowerCase(Locale.ROOT);
    }

    static String spaced(String camelCase) {
        return camelCase.replaceAll("(?<=[a-z])(?=[A-Z])", " ");
    }
}
