package org.caminar.engine.bench;

/**
 * The quarters that are timed. Ties spread and cost rises with a run's time, so runs are compared at equal quarters only.
 *
 * @param from first quarter, from 1
 * @param to last quarter
 */
public record Window(int from, int to) {
    /** A run's middle: programmes serve, ties have spread; ends a year, so a window holds whole years of outputs. */
    public static final Window DEFAULT = new Window(21, 40);

    /** Validates; throws {@link IllegalArgumentException}. */
    public Window {
        if (from < 1 || to < from) {
            throw new IllegalArgumentException(
                    "window must be FIRST-LAST with 1 <= FIRST <= LAST but was " + from + "-" + to);
        }
    }

    static Window parse(String text) {
        if (!text.matches("\\d{1,6}-\\d{1,6}")) {
            throw new IllegalArgumentException("window must be FIRST-LAST but was " + text);
        }
        String[] ends = text.split("-", -1);
        return new Window(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]));
    }

    int quarters() {
        return to - from + 1;
    }

    /** Quarters to simulate: one more, since the last one is observed whatever the settings. */
    public int horizon() {
        return to + 1;
    }

    @Override
    public String toString() {
        return from + "-" + to;
    }
}
