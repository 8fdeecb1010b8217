package org.caminar.engine.shard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of a halo that one other shard is asked about in a quarter, in parts of so many at most: each goes into a message. */
final class Parts {
    private static final int FIRST_LENGTH = 64;

    private final int most;
    private final List<int[]> closed = new ArrayList<>();
    private int[] open = new int[FIRST_LENGTH];
    private int rows;

    /** None yet. */
    Parts(int most) {
        this.most = most;
    }

    void clear() {
        closed.clear();
        rows = 0;
    }

    /** Adds a row to the open part; says whether that is full now and is to be closed. */
    boolean add(int row) {
        if (rows == open.length) {
            open = Arrays.copyOf(open, 2 * rows);
        }
        open[rows++] = row;
        return rows == most;
    }

    /** Whether there are rows in the open part. */
    boolean isOpen() {
        return rows > 0;
    }

    /** Forgets the rows of the open part. */
    void drop() {
        rows = 0;
    }

    /** Closes the open part and returns its rows; the next row begins another. */
    int[] close() {
        int[] part = Arrays.copyOf(open, rows);
        closed.add(part);
        rows = 0;
        return part;
    }

    /** Number of closed parts. */
    int count() {
        return closed.size();
    }

    /** Rows of a closed part; throws {@link IllegalStateException} if there is none of that number. */
    int[] rows(int part) {
        if (part < 0 || part >= closed.size()) {
            throw new IllegalStateException("part " + part + " was never asked");
        }
        return closed.get(part);
    }

    /** Number of rows in closed parts. */
    int total() {
        return closed.stream().mapToInt(part -> part.length).sum();
    }
}
