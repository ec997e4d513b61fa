package dev.quarterdeck.ui.console;

import dev.quarterdeck.app.Live;
import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.runbook.Contact;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.ui.forms.PromptForm;
import dev.quarterdeck.ui.parts.Desktop;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

/** Whom the runbook says to call, in which order, who was called when, and who may decide what. FX thread only. */
final class ContactsPane {
    private final Desktop desktop;
    private final VBox node = Parts.styled(Parts.column(10), "timeline");

    ContactsPane(Desktop desktop) {
        this.desktop = desktop;
    }

    VBox node() {
        return node;
    }

    void draw(Live live) {
        Optional<Runbook> book = live.runbook();
        List<Contact> people = book.map(Runbook::people).orElse(List.of());
        var nodes = new ArrayList<Node>();
        people.forEach(contact -> nodes.add(card(live, contact, people)));
        List<String> methods = book.map(Runbook::contactMethods).orElse(List.of());
        if (!methods.isEmpty()) {
            nodes.add(Parts.label(Texts.of("contacts.methods"), Styles.CAPTION));
            methods.forEach(m -> nodes.add(Parts.wrapped(m)));
        }
        if (nodes.isEmpty()) {
            nodes.add(Parts.wrapped(Texts.of("timeline.contacts.none"), Styles.MUTED));
        }
        nodes.add(Parts.button("page-other", Texts.of("contacts.other"), "", () -> desktop.open(
                PromptForm.line(desktop, "somebody", "", true, who -> page("", who)))));
        book.map(Runbook::authority).filter(rows -> !rows.isEmpty()).ifPresent(rows -> {
            nodes.add(Parts.label(Texts.of("contacts.authority"), Styles.CAPTION));
            rows.forEach(row -> nodes.add(Parts.column(1, Parts.wrapped(row.severity(), Styles.STRONG),
                    Parts.wrapped(row.authorisedBy(), Styles.SMALL, Styles.MUTED))));
        });
        node.getChildren().setAll(nodes);
    }

    private Node card(Live live, Contact contact, List<Contact> people) {
        VBox words = Parts.column(2);
        Button page = Parts.button("page-" + people.indexOf(contact), Texts.of("contacts.page"), "",
                () -> desktop.open(PromptForm.line(desktop, "page", named(contact), false, who -> page(contact.role(), who))),
                "small");
        words.getChildren().add(Parts.row(8, Parts.wrapped(contact.role(), Styles.STRONG), Parts.spacer(), page));
        contact.reach().forEach(way -> {
            boolean unfilled = contact.unfilled().contains(way.name());
            words.getChildren().add(Parts.wrapped(unfilled ? Texts.of("contacts.unfilled", way.name(), way.text())
                    : way.name() + ": " + way.text(),
                    Styles.SMALL, unfilled ? Styles.WARNING : Styles.MUTED));
        });
        if (!contact.escalation().isBlank()) {
            List<String> chain = contact.chain(people).stream().skip(1).map(Contact::role).toList();
            words.getChildren().add(Parts.wrapped(Texts.of("contacts.escalation",
                    String.join(" → ", chain.isEmpty() ? List.of(contact.escalation()) : withEnd(chain, contact, people))),
                    Styles.SMALL));
        }
        Event paged = live.incident().pages().get(contact.role());
        if (paged != null && paged.fact() instanceof Fact.ContactPaged fact) {
            words.getChildren().add(Parts.wrapped(Texts.of("contacts.paged", Times.minute(paged.at()),
                    fact.who().isEmpty() ? contact.role() : fact.who()), Styles.SMALL, Styles.ACCENT));
        }
        return Parts.styled(words, Styles.CARD, "contact");
    }

    /** The last role of a chain may name one that the table has no row for. */
    private static List<String> withEnd(List<String> chain, Contact contact, List<Contact> people) {
        String last = contact.chain(people).getLast().escalation();
        var roles = new ArrayList<>(chain);
        if (!last.isBlank() && !roles.contains(last) && !last.equals(contact.role())) {
            roles.add(last);
        }
        return roles;
    }

    private static String named(Contact contact) {
        return contact.reach().stream().filter(way -> !contact.unfilled().contains(way.name())).map(Runbook.Named::text)
                .findFirst().orElse("");
    }

    private void page(String role, String who) {
        desktop.session().submit(new Command.PageContact(role, who, ""));
    }
}
