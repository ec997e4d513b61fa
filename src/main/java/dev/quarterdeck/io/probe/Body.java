package dev.quarterdeck.io.probe;

import dev.quarterdeck.core.signal.Response;

/** What a source takes from an answer that came. Pure. */
interface Body {
    Response read(Answer answer);
}
