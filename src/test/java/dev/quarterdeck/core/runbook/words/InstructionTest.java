package dev.quarterdeck.core.runbook.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstructionTest {

    @ParameterizedTest
    @ValueSource(strings = {"Nur die betroffene Filiale abschalten; die übrigen arbeiten weiter.", "Den Lieferanten anrufen, sobald zwei Lager stehen.",
            "Freigabe erst geben, wenn fünf Buchungen gelungen sind.", "Automatische Läufe weiterlaufen lassen. Nichts von Hand anstoßen.", "Prüfe die Warteschlange", "Starte den Dienst neu"})
    void a_german_order_is_its_first_clause(String text) {
        assertThat(Instruction.begins(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dans le tableau de bord, choisir la version d'avant", "Une fois la base arrêtée, remettre la copie en place", "En el panel, elegir la versión anterior y publicarla",
            "Si sigue fallando, pasar al plan completo", "No painel, selecione a revisão anterior", "Depois de parar a fila, limpe o cache"})
    void romance_orders_may_say_first_where_and_when(String text) {
        assertThat(Instruction.begins(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"点击“发布”，选择上一版本", "从备份恢复库存表", "首先，暂停定时任务", "前のイメージを選択する", "キャッシュをクリア", "監視画面を開く"})
    void chinese_and_japanese_orders_need_no_full_stop(String text) {
        assertThat(Instruction.begins(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zahlungen in allen Filialen", "Server in production", "Nobody has seen the screen", "The token is broken", "サービスが停止している", "数据库连接正常", "pause never changes the value",
            "La page répond", "El carrito responde"})
    void what_is_so_is_no_order(String text) {
        assertThat(Instruction.begins(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Re-apply the settings", "Down-tune the limits", "Cherry-pick the fix", "Commit the old pin"})
    void compound_verbs_order_like_simple_ones(String text) {
        assertThat(Instruction.begins(text)).isTrue();
    }
}
