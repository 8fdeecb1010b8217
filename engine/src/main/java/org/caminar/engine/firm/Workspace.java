package org.caminar.engine.firm;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.caminar.engine.lanes.Lanes;
import org.caminar.engine.model.Domain;
import org.caminar.engine.random.DrawSite;
import org.caminar.engine.random.Draws;

/**
 * Scratch memory for one district at a time: it stays in the processor's cache. Arrays are indexed by a firm's position in its district,
 * or by the place in a list of firms that a mechanism has selected. Nothing here outlives the district's turn.
 */
final class Workspace {
    final int capacity;

    /**
     * Knowledge at the start of the quarter, what others read: experience at the places of the district's own ({@link FirmColumns#at}),
     * codified knowledge behind it, that of domain k at {@code Domain.COUNT + k}.
     */
    final float[] start;

    /** Log labour productivity ln A: at the start of the quarter until {@link Productivity} acts, at its end from then on. */
    final float[] logProductivity;

    /** Labour productivity and workers, first at the start of the quarter, then at its end. */
    final float[] productivity;

    final float[] workers;

    /** Process score S. */
    final float[] processScore;

    /** Gaps in knowledge between firms and those they learn from, what makes good of them, and what is gained. */
    final float[] ownGap;

    final float[] peerGap;
    final float[] reach;
    final float[] pressure;
    final float[] ownGain;
    final float[] peerGain;

    /** Arguments and values of functions over arrays. */
    final float[] argument;

    final float[] value;
    final float[] second;

    /** Four words a firm: word w of firm i at {@code [w * capacity + i]}. */
    final int[] attention;

    final int[] shocks;

    /** Firms that a mechanism selected, in order, and their draws, four words each as above. */
    final int[] selected;

    final int[] drawn;

    /** Before firms are selected and their draws made: a word for each firm, which selects it, as a rule by its sign. */
    final int[] marks;

    /** Candidates of a match: sort key over position. */
    final long[] candidates;

    /** A flow of money in the smallest coin. */
    final long[] coins;

    /** Experience of the district's SMEs by domain: sums, and sums of squares. */
    final double[] experienceSum = new double[Domain.COUNT];

    final double[] experienceSquares = new double[Domain.COUNT];

    final int[] block = new int[Draws.WORDS];

    /** What {@link FirmColumns#touch} gave; of no account, but the compiler must not know. */
    int touched;

    // Nobody reads knowledge at the start or the quarter's words from its last phase on: other things have their places
    // then.

    /** Last in the quarter: bridging ties that outlast the next one. */
    final int[] kept;

    /** After the quarter: a firm's cell and marks for the census, then the two sums of its state hash. */
    final int[] cells;

    final int[] flags;

    /** After the quarter: numbers of some firms for the census, side by side. */
    final float[] rows;

    /** Every firm, in order. */
    final int[] everyone;

    /** Room for a district of so many firms, and up to a whole multiple of 16: functions over arrays need not stop short then. */
    Workspace(int firms) {
        capacity = FirmColumns.room(firms);
        start = new float[Math.max(2 * Domain.COUNT * capacity, Lanes.ROW * Lanes.ROWS)];
        logProductivity = new float[capacity];
        productivity = new float[capacity];
        workers = new float[capacity];
        processScore = new float[capacity];
        ownGap = new float[capacity];
        peerGap = new float[capacity];
        reach = new float[capacity];
        pressure = new float[capacity];
        ownGain = new float[capacity];
        peerGain = new float[capacity];
        argument = new float[capacity];
        value = new float[capacity];
        second = new float[capacity];
        attention = new int[Draws.WORDS * capacity];
        shocks = new int[Draws.WORDS * capacity];
        selected = new int[capacity + Lanes.SELECTING];
        drawn = new int[Draws.WORDS * capacity];
        marks = drawn;
        candidates = new long[capacity];
        coins = new long[capacity];
        kept = attention;
        cells = attention;
        flags = shocks;
        rows = start;
        everyone = IntStream.range(0, capacity).toArray();
    }

    /** Marks those of the first {@code count} firms whose level is at least a bound; neither may have its sign set. */
    int[] markAtLeast(float[] level, float bound, int count) {
        Arrays.fill(marks, 0, count, 0);
        Lanes.BEST.countAtLeast(level, bound, Integer.MIN_VALUE, marks, count);
        return marks;
    }

    /** Selects the firms in [from, to) whose mark has its sign set, in order; returns how many they are. */
    int selectMarked(int from, int to) {
        return Lanes.BEST.select(marks, 0, Integer.MIN_VALUE, from, to, selected);
    }

    /**
     * Selects the firms in [from, to) whose uniform number, that of word {@code words[first + i]}, is below a chance of this {@link
     * Draws#threshold}, in order; returns how many they are.
     */
    int selectBelow(int[] words, int first, int threshold, int from, int to) {
        Lanes.BEST.markBelow(words, first, threshold, marks, from, to);
        return selectMarked(from, to);
    }

    /** Draws for the {@code count} selected firms, to {@link #drawn}. */
    void draw(Draws draws, FirmColumns firms, int quarter, DrawSite site, int count) {
        draw(draws, firms, quarter, site, 0, count);
    }

    /** As above, at the {@code index}-th of the site's codes. */
    void draw(Draws draws, FirmColumns firms, int quarter, DrawSite site, int index, int count) {
        Lanes.BEST.blocks(draws, firms.firstFirm, selected, quarter, site, index, count, capacity, drawn);
    }

    int attention(int word, int i) {
        return attention[word * capacity + i];
    }

    int shock(int word, int i) {
        return shocks[word * capacity + i];
    }

    /** Word of the c-th selected firm's draws. */
    int drawn(int word, int c) {
        return drawn[word * capacity + c];
    }
}
