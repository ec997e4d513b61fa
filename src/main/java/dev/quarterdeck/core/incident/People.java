package dev.quarterdeck.core.incident;

import java.util.Map;

/**
 * Who does what. Immutable.
 *
 * @param roles who holds each
 * @param pages the newest {@link Fact.ContactPaged} of each role of the runbook
 */
record People(Map<Role, String> roles, Map<String, Event> pages) {
    static final People NONE = new People(Map.of(), Map.of());

    People holding(Role role, String name) {
        return new People(State.plus(roles, role, name), pages);
    }

    People paged(String role, Event page) {
        return new People(roles, State.plus(pages, role, page));
    }
}
