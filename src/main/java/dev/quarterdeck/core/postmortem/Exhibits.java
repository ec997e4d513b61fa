package dev.quarterdeck.core.postmortem;

import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.logs.SecretMask;
import dev.quarterdeck.core.time.Times;
import java.util.List;

/** Texts that must be read exactly as they were: messages and pinned evidence. Pure; any thread. */
final class Exhibits {
    private Exhibits() {
    }

    static void writeMessages(Incident incident, Markdown out) {
        out.heading(2, "Messages");
        boolean none = true;
        for (Event event : incident.standing().toList()) {
            if (event.fact() instanceof Fact.MessageSent(String template, String channel, String text)) {
                message("Sent", event, template, channel, text, out);
                none = false;
            } else if (event.fact() instanceof Fact.MessageCopied(String template, String channel, String text)) {
                message("Copied", event, template, channel, text, out);
                none = false;
            }
        }
        if (none) {
            out.paragraph("No message was copied or sent.");
        }
    }

    private static void message(String what, Event event, String template, String channel, String text, Markdown out) {
        out.heading(3, what + ": " + template + (channel.isBlank() || channel.equals(template) ? "" : ", " + channel));
        out.paragraph(Times.dateTime(event.at()) + " by " + event.by());
        out.fence(text);
    }

    static void writeEvidence(Incident incident, SecretMask mask, Markdown out) {
        List<Event> pinned = incident.standing().filter(e -> e.fact() instanceof Fact.EvidencePinned).toList();
        out.heading(2, "Evidence");
        if (pinned.isEmpty()) {
            out.paragraph("Nothing was pinned.");
        }
        List<String> texts = mask.masked(pinned.stream().map(event -> ((Fact.EvidencePinned) event.fact()).text()).toList());
        for (int i = 0; i < pinned.size(); i++) {
            Event event = pinned.get(i);
            if (event.fact() instanceof Fact.EvidencePinned evidence) {
                out.heading(3, evidence.source() + (evidence.line() > 0 ? " line " + evidence.line() : " offset "
                        + evidence.offset()));
                out.paragraph("Pinned " + Times.dateTime(event.at()) + " by " + event.by()
                        + evidence.stated().map(at -> ", written " + Times.dateTime(at)).orElse("") + ", sha256 "
                        + evidence.sha256());
                out.fence(texts.get(i));
            }
        }
    }
}
