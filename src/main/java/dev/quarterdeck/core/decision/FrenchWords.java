package dev.quarterdeck.core.decision;

import dev.quarterdeck.core.decision.Token.Word;

/** What a plain statement of a threshold is made of in French. */
final class FrenchWords {
    private FrenchWords() {
    }

    static void addTo(Phrases words) {
        words.continental(Word.ERRORS, "taux d'erreur | taux d'erreurs | taux d'échec | des requêtes échouent"
                + " | requêtes échouent | requêtes en échec | requêtes en erreur");
        words.continental(Word.SERVER_ERRORS, "erreurs 5xx | taux de 5xx | taux d'erreurs 5xx");
        words.continental(Word.LATENCY, "latence | latences | temps de réponse");
        words.continental(Word.P95, "95e percentile | 95e centile | 95ème percentile | au 95e percentile | percentile 95");
        words.continental(Word.BELOW, "inférieur à | inférieure à | inférieurs à | en dessous de | au dessous de | moins de"
                + " | sous | sous les | sous la barre des | passe sous | descend sous");
        words.continental(Word.ABOVE, "supérieur à | supérieure à | supérieurs à | au dessus de | plus de | dépasse"
                + " | dépassant | dépassent | excède | passe au dessus de");
        words.continental(Word.AT_MOST, "au maximum | inférieur ou égal à | inférieure ou égale à");
        words.continental(Word.AT_LEAST, "au moins | supérieur ou égal à | supérieure ou égale à | atteint");
        words.continental(Word.BETWEEN, "entre");
        words.continental(Word.LINK, "à");
        words.continental(Word.AND, "et");
        words.continental(Word.OR_MORE, "ou plus");
        words.continental(Word.OR_LESS, "ou moins");
        words.continental(Word.PERCENT, "pour cent");
        words.continental(Word.MILLISECONDS, "milliseconde | millisecondes");
        words.continental(Word.SECONDS, "seconde | secondes");
        words.continental(Word.HOURS, "heure | heures");
        words.continental(Word.LASTING, "pendant | durant");
        words.continental(Word.WINDOW, "consécutives | d'affilée | de suite");
        words.numbers("une | deux | trois | quatre | cinq | six | sept | huit | neuf | dix");
        words.number("quinze", 15);
        words.number("vingt", 20);
        words.number("trente", 30);
        words.continental(Word.FILLER, "le | la | les | du | est | sont | reste | restent | vérifier que | s'assurer que"
                + " | de l'api | service");
    }
}
