package dev.quarterdeck.core.decision;

import dev.quarterdeck.core.decision.Token.Word;

/** What a plain statement of a threshold is made of in Portuguese. */
final class PortugueseWords {
    private PortugueseWords() {
    }

    static void addTo(Phrases words) {
        words.continental(Word.ERRORS, "taxa de erro | taxa de erros | taxa de falhas | taxa de falha"
                + " | das requisições falham | dos pedidos falham | percentual de erros");
        words.continental(Word.SERVER_ERRORS, "erros 5xx | taxa de 5xx | taxa de erros 5xx");
        words.continental(Word.LATENCY, "latência | latências | tempo de resposta | tempos de resposta");
        words.continental(Word.P95, "do percentil 95");
        words.continental(Word.BELOW, "abaixo de | abaixo dos | menor que | menor do que | inferior à | menos de");
        words.continental(Word.ABOVE,
                "passa de | passa dos | acima de | acima dos | maior que | maior do que | mais de | mais que | ultrapassa"
                + " | ultrapassa os | excede");
        words.continental(Word.AT_MOST, "no máximo | menor ou igual a");
        words.continental(Word.AT_LEAST, "pelo menos | no mínimo | maior ou igual a | atinge");
        words.continental(Word.AND, "e");
        words.continental(Word.OR_MORE, "ou mais");
        words.continental(Word.OR_LESS, "ou menos");
        words.continental(Word.PERCENT, "por cento");
        words.continental(Word.MILLISECONDS, "milissegundos");
        words.continental(Word.WINDOW, "consecutivos | seguidos");
        words.continental(Word.LASTING, "por | ao longo de");
        words.numbers("um | dois | três | quatro | cinco | seis | sete | oito | nove | dez");
        words.continental(Word.FILLER, "o | é | está | estão | permanece | da api | do serviço | serviço");
    }
}
