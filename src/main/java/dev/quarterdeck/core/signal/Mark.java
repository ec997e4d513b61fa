package dev.quarterdeck.core.signal;

/**
 * Why a request says nothing about the service although it was sent: this laptop was slow. Such a sample is kept and counts
 * nowhere.
 */
public enum Mark {
    /** The first of its probe, whose time is spent on getting ready here. */
    START("the first request of a probe"),
    /** This laptop let nothing run for a noticeable part of the time that the request took. */
    STALL("this laptop stalled"),
    /** The clock moved on by more than this program lived through. */
    SLEEP("this laptop slept or its clock was set");

    private final String words;

    Mark(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
