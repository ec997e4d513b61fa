package dev.quarterdeck.core.checklist;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Follow-ups as a calendar file (RFC 5545), for the calendar of whoever has to do them. Pure; any thread. */
public final class Calendar {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** A line may have 75 octets at most, the blank that continues it included. */
    private static final int LONGEST = 75;

    private Calendar() {
    }

    /** The file's whole text; {@code written} stamps each entry. */
    public static String of(List<FollowUp> followUps, Instant written) {
        var out = new StringBuilder();
        line(out, "BEGIN:VCALENDAR");
        line(out, "VERSION:2.0");
        line(out, "PRODID:-//Quarterdeck//Follow-ups//EN");
        followUps.forEach(followUp -> event(out, followUp, written));
        line(out, "END:VCALENDAR");
        return out.toString();
    }

    /** An event and no to-do, since more calendars show events; it ends when it is due. */
    private static void event(StringBuilder out, FollowUp followUp, Instant written) {
        String id = followUp.incident().id().toString();
        line(out, "BEGIN:VEVENT");
        line(out, "UID:" + Integer.toHexString(followUp.item().ref().key().hashCode()) + "-" + id + "@quarterdeck");
        line(out, "DTSTAMP:" + STAMP.format(written));
        line(out, "DTSTART:" + STAMP.format(followUp.due()));
        line(out, "DTEND:" + STAMP.format(followUp.due()));
        line(out, "SUMMARY:" + escaped(followUp.title() + " (" + followUp.incident().id().shortText() + ")"));
        line(out, "DESCRIPTION:" + escaped((followUp.detail().isBlank() ? "" : followUp.detail() + "\n") + followUp.incident()
                .title() + ", "
                + followUp.group().title()));
        line(out, "TRANSP:TRANSPARENT");
        line(out, "BEGIN:VALARM");
        line(out, "ACTION:DISPLAY");
        line(out, "DESCRIPTION:" + escaped(followUp.title()));
        line(out, "TRIGGER:-PT1H");
        line(out, "END:VALARM");
        line(out, "END:VEVENT");
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\r", "").replace("\n", "\\n");
    }

    /** Long lines are folded between characters, never inside one. */
    private static void line(StringBuilder out, String text) {
        int octets = 0;
        for (int i = 0; i < text.length(); ) {
            int next = text.offsetByCodePoints(i, 1);
            String character = text.substring(i, next);
            int size = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > LONGEST) {
                out.append("\r\n ");
                octets = 1;
            }
            out.append(character);
            octets += size;
            i = next;
        }
        out.append("\r\n");
    }
}
