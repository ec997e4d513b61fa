package dev.quarterdeck.core.decision;

import dev.quarterdeck.core.decision.Token.Word;

/** What a plain statement of a threshold is made of in Chinese. */
final class ChineseWords {
    private ChineseWords() {
    }

    static void addTo(Phrases words) {
        words.add(Word.ERRORS, "错误率 | 错误比例 | 失败率 | 请求失败率 | 请求错误率 | 接口错误率 | 服务错误率 | 出错率");
        words.add(Word.SERVER_ERRORS, "5xx错误率 | 5xx 错误率 | 5xx比例 | 5xx 比例 | 5xx占比 | 5xx 占比 | 5xx 错误 | 5xx错误");
        words.add(Word.LATENCY, "延迟 | 响应时间 | 响应延迟 | 请求延迟 | 时延 | 响应时延 | 请求耗时");
        words.add(Word.P95, "95分位 | 95 分位 | p95分位 | 第95百分位 | 95百分位 | 95线");
        words.add(Word.ABOVE, "超过 | 高于 | 大于 | 超出 | 多于");
        words.add(Word.BELOW, "低于 | 小于 | 少于");
        words.add(Word.AT_MOST, "不超过 | 不高于 | 不大于 | 小于等于 | 小于或等于 | 最多");
        words.add(Word.AT_LEAST, "不低于 | 不小于 | 大于等于 | 大于或等于 | 至少 | 达到");
        words.add(Word.OR_MORE, "以上 | 及以上 | 或以上");
        words.add(Word.OR_LESS, "以下 | 及以下 | 或以下 | 以内");
        words.add(Word.LINK, "到 | 至");
        words.add(Word.AND, "且 | 并且");
        words.add(Word.MILLISECONDS, "毫秒");
        words.add(Word.SECONDS, "秒 | 秒钟");
        words.add(Word.MINUTES, "分钟 | 分");
        words.add(Word.HOURS, "小时 | 个小时");
        words.add(Word.LASTING, "持续 | 持续时间 | 连续 | 长达");
        words.add(Word.FILLER, "的 | 在 | 是 | 为 | 保持 | 保持在 | 接口 | 服务 | 请求 | 确认 | 当前 | 整体 | 降至 | 恢复到"
                + " | 维持在 | 处于 | 值");
    }
}
