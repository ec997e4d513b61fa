package dev.quarterdeck.core.decision;

import dev.quarterdeck.core.decision.Token.Word;

/** What a plain statement of a threshold is made of in Spanish. */
final class SpanishWords {
    private SpanishWords() {
    }

    static void addTo(Phrases words) {
        words.continental(Word.ERRORS, "tasa de error | tasa de errores | tasa de fallos | porcentaje de errores"
                + " | de las solicitudes fallan | de las peticiones fallan");
        words.continental(Word.SERVER_ERRORS, "errores 5xx | tasa de 5xx | tasa de errores 5xx");
        words.continental(Word.LATENCY, "latencia | latencias | tiempo de respuesta | tiempos de respuesta");
        words.continental(Word.P95, "percentil 95 | del percentil 95");
        words.continental(Word.BELOW, "inferior a | inferiores a | por debajo de | por debajo del | menos de | menos del"
                + " | menor que | menor a | menor al");
        words.continental(Word.ABOVE, "superior a | superiores a | superior al | por encima de | por encima del | más de"
                + " | más del | mayor que | mayor a | mayor al | supera | supera el | supera los | excede | excede el"
                + " | superan | mas de");
        words.continental(Word.AT_MOST, "como máximo | menor o igual a | menor o igual que");
        words.continental(Word.AT_LEAST, "al menos | mayor o igual a | mayor o igual que | como mínimo | alcanza");
        words.continental(Word.AND, "y");
        words.continental(Word.OR_MORE, "o más");
        words.continental(Word.OR_LESS, "o menos");
        words.continental(Word.PERCENT, "por ciento");
        words.continental(Word.MILLISECONDS, "milisegundos");
        words.continental(Word.SECONDS, "segundo | segundos");
        words.continental(Word.MINUTES, "minuto | minutos");
        words.continental(Word.HOURS, "hora | horas");
        words.continental(Word.LASTING, "durante");
        words.continental(Word.WINDOW, "consecutivos | seguidos");
        words.numbers("un | dos | tres | cuatro | cinco | seis | siete | ocho | nueve | diez");
        words.number("quince", 15);
        words.number("veinte", 20);
        words.number("treinta", 30);
        words.continental(Word.FILLER, "el | los | las | es | está | están | se mantiene | permanece | verificar que"
                + " | comprobar que | de la api | del servicio | servicio | del");
    }
}
