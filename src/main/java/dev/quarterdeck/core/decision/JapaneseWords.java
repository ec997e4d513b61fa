package dev.quarterdeck.core.decision;

import dev.quarterdeck.core.decision.Token.Word;

/** What a plain statement of a threshold is made of in Japanese. */
final class JapaneseWords {
    private JapaneseWords() {
    }

    static void addTo(Phrases words) {
        words.add(Word.ERRORS, "エラー率 | エラーレート | 失敗率 | エラー発生率 | リクエスト失敗率");
        words.add(Word.SERVER_ERRORS, "5xxエラー率 | 5xx エラー率 | 5xx率 | 5xxエラー | 5xx エラー");
        words.add(Word.LATENCY, "レイテンシ | レイテンシー | 応答時間 | レスポンスタイム | 遅延");
        words.add(Word.P95, "95パーセンタイル | 95 パーセンタイル | p95値");
        words.add(Word.AND_ABOVE, "を超える | を超えている | を超過 | を超過している | を上回る | を上回っている | 超"
                + " | より大きい | より高い | 超過");
        words.add(Word.AND_BELOW, "未満 | を下回る | を下回っている | より小さい | より低い");
        words.add(Word.LINK, "から | 〜 | ~");
        words.add(Word.PERCENT, "パーセント");
        words.add(Word.MILLISECONDS, "ミリ秒");
        words.add(Word.MINUTES, "分間");
        words.add(Word.HOURS, "時間");
        words.add(Word.LASTING, "続く | 続いている | 継続 | 継続する | 継続している | 持続 | 連続で | 連続");
        words.add(Word.FILLER, "が | は | の | で | に | である | であること | です | こと | ことを確認 | を確認 | 確認"
                + " | 状態 | 状態が | にわたり | にわたって | になっている | に収まっている | サービス | リクエスト | 全体"
                + " | 全体の | 現在 | 現在の | となっている");
    }
}
