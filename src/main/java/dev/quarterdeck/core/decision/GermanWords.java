package dev.quarterdeck.core.decision;

import dev.quarterdeck.core.decision.Token.Word;

/** What a plain statement of a threshold is made of in German. */
final class GermanWords {
    private GermanWords() {
    }

    static void addTo(Phrases words) {
        words.continental(Word.ERRORS, "fehlerrate | fehlerraten | fehlerquote | fehleranteil | rate fehlerhafter anfragen"
                + " | anteil fehlerhafter anfragen | fehlgeschlagene anfragen | anfragen schlagen fehl"
                + " | der anfragen schlagen fehl");
        words.continental(Word.SERVER_ERRORS, "5xx rate der anfragen | 5xx fehler | 5xx quote | 5xx fehlerrate"
                + " | serverfehler");
        words.continental(Word.LATENCY, "latenz | latenzen | antwortzeit | antwortzeiten | antwortlatenz");
        words.continental(Word.P95, "95. perzentil | 95 perzentil | p95 wert | p95 latenz der | 95er perzentil");
        words.continental(Word.BELOW, "unter | unterhalb | unterhalb von | kleiner als | weniger als | niedriger als"
                + " | fällt unter | sinkt unter | kleiner");
        words.continental(Word.ABOVE, "über | ueber | oberhalb | oberhalb von | größer als | groesser als | mehr als"
                + " | höher als | hoeher als | übersteigt | uebersteigt | überschreitet | ueberschreitet | steigt über"
                + " | größer | liegt über | liegen über");
        words.continental(Word.AT_MOST, "höchstens | hoechstens | maximal | kleiner gleich | kleiner oder gleich"
                + " | liegt höchstens bei");
        words.continental(Word.AT_LEAST, "mindestens | größer gleich | größer oder gleich | erreicht | wenigstens");
        words.continental(Word.BETWEEN, "zwischen");
        words.continental(Word.LINK, "bis");
        words.continental(Word.AND, "und");
        words.continental(Word.OR_MORE, "oder mehr | oder höher | oder länger | und mehr");
        words.continental(Word.OR_LESS, "oder weniger | oder niedriger");
        words.continental(Word.PERCENT, "prozent");
        words.continental(Word.MILLISECONDS, "millisekunde | millisekunden");
        words.continental(Word.SECONDS, "sekunde | sekunden | sek");
        words.continental(Word.MINUTES, "minuten");
        words.continental(Word.HOURS, "stunde | stunden | std");
        words.continental(Word.LASTING, "für | fuer | während | länger als | laenger als | über einen zeitraum von"
                + " | anhaltend | andauernd");
        words.continental(Word.LASTING, "für länger als");
        words.continental(Word.WINDOW, "lang | lange | am stück | durchgehend | hintereinander | ununterbrochen"
                + " | aufeinanderfolgende | dauerhaft");
        words.numbers("eine | zwei | drei | vier | fünf | sechs | sieben | acht | neun | zehn | elf | zwölf");
        words.number("fünfzehn", 15);
        words.number("zwanzig", 20);
        words.number("dreißig", 30);
        words.number("sechzig", 60);
        words.continental(Word.FILLER, "die | der | das | den | ist | sind | bleibt | bleiben | liegt | liegen | liegt bei"
                + " | wieder | des | im | unsere | aktuelle | aller | anfragen | dienstes | dienst | anwendung | gesamte"
                + " | gesamt | prüfen | sicherstellen | bestätigen");
    }
}
