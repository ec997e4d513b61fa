package dev.quarterdeck.io.store;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * What an event says, as stored: one JSON object with the fields below, {@code fact} last. The fact's text is carried
 * as it stands, so that what this program does not understand stays as it was written. Immutable; any thread.
 *
 * @param actor  who entered it
 * @param origin for diagnosis only: nothing may be concluded from it
 * @param fact   JSON of the fact
 */
record EventBody(String actor, Origin origin, String fact) {

    /**
     * Where and when an event was really entered, whatever the incident's clock showed.
     *
     * @param zone   the operator's time zone
     * @param offset its offset from UTC at that moment
     * @param run    the run of the program, which gives {@code nanos} its zero
     * @param nanos  monotonic
     */
    record Origin(String zone, String offset, String run, long nanos) {
        static final Origin UNKNOWN = new Origin("", "", "", 0);
    }

    byte[] bytes() {
        var text = new StringWriter(fact.length() + 160);
        try (JsonGenerator out = EventJson.MAPPER.createGenerator(text)) {
            out.writeStartObject();
            out.writeStringProperty("actor", actor);
            out.writeStringProperty("zone", origin.zone);
            out.writeStringProperty("offset", origin.offset);
            out.writeStringProperty("run", origin.run);
            out.writeNumberProperty("nanos", origin.nanos);
            out.writeName("fact");
            out.writeRawValue(fact);
            out.writeEndObject();
        }
        // half a surrogate pair, pasted from somewhere, becomes a question mark here instead of an event that can't be saved
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Never fails: a body that is not of this form (verification will name it) is shown as it stands. */
    static EventBody read(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        try (JsonParser in = EventJson.MAPPER.createParser(text)) {
            return read(in, text);
        } catch (JacksonException e) {
            return new EventBody("", Origin.UNKNOWN, text);
        }
    }

    private static EventBody read(JsonParser in, String text) {
        String actor = "";
        String zone = "";
        String offset = "";
        String run = "";
        long nanos = 0;
        String fact = "null";
        in.nextToken();
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = in.currentName();
            in.nextToken();
            switch (name) {
                case "actor" -> actor = in.getString();
                case "zone" -> zone = in.getString();
                case "offset" -> offset = in.getString();
                case "run" -> run = in.getString();
                case "nanos" -> nanos = in.getLongValue();
                case "fact" -> fact = exactText(in, text);
                default -> in.skipChildren();
            }
        }
        return new EventBody(actor, new Origin(zone, offset, run, nanos), fact);
    }

    private static String exactText(JsonParser in, String text) {
        int start = (int) in.currentTokenLocation().getCharOffset();
        in.skipChildren();
        in.finishToken();
        return text.substring(start, (int) in.currentLocation().getCharOffset());
    }
}
