package dev.quarterdeck.io.simulator;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;

/** The invented holiday homes that the simulated service lists; always the same ones. Pure. */
final class Listings {
    static final int MOST = 100;
    private static final int FEWEST = 1;
    private static final int USUAL = 20;
    private static final List<String> KINDS = List.of("Loft", "Cottage", "Studio", "Townhouse", "Cabin", "Penthouse", "Villa");
    private static final List<String> CITIES = List.of("Lisbon", "Tampere", "Gdańsk", "Porto", "Bergen", "Valencia", "Trieste",
            "Ghent", "Split", "Cork", "Kraków");

    private Listings() {
    }

    /** The {@code limit} of a query, kept within what the service allows. */
    static int limit(String query) {
        for (String parameter : query.split("&")) {
            if (parameter.matches("limit=\\d{1,9}")) {
                return Math.clamp(Integer.parseInt(parameter.substring("limit=".length())), FEWEST, MOST);
            }
        }
        return USUAL;
    }

    static boolean asksForPages(String query) {
        return List.of(query.split("&")).stream().anyMatch(p -> p.startsWith("limit=") || p.startsWith("cursor="));
    }

    static void writeTo(ArrayNode items, int limit) {
        for (int n = 0; n < limit; n++) {
            String city = CITIES.get(n % CITIES.size());
            items.addObject()
                    .put("id", "LST-" + (1042 + n * 7))
                    .put("name", KINDS.get(n % KINDS.size()) + " in " + city)
                    .put("city", city)
                    .put("guests", 2 + n % 5)
                    .put("nightly_price", 68 + n * 37 % 240)
                    .put("currency", "EUR")
                    .put("available", n % 4 != 3);
        }
    }
}
