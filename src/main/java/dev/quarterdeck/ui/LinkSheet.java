package dev.quarterdeck.ui;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** A link's real target, to be copied. The console opens nothing by itself. FX thread only. */
public final class LinkSheet {
    private LinkSheet() {
    }

    public static void open(Desktop desktop, String target) {
        var address = Parts.wrapped(target, Styles.MONO);
        var content = Parts.column(8, Parts.label(host(target).map(host -> Texts.of("link.host", host)).orElse(Texts.of("link.mail")), Styles.STRONG),
                address, Parts.label(Texts.of("link.words"), Styles.SMALL, Styles.MUTED));
        content.setPrefWidth(560);
        content.setMinHeight(80);
        content.setFocusTraversable(true);
        desktop.open(new Sheet("link", Texts.of("link.title"), content, content, Texts.of("link.copy"), () -> {
            desktop.copy(target);
            desktop.tell(Texts.of("link.copied"));
            return true;
        }, desktop));
    }

    private static Optional<String> host(String target) {
        try {
            return Optional.ofNullable(new URI(target).getHost());
        } catch (URISyntaxException odd) {
            return Optional.empty();
        }
    }
}
