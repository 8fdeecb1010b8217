package org.caminar.engine.model;

/** Size classes by workers: micro below 10, small below 50, medium below 250, large from 250. */
public enum SizeClass {
    MICRO(10),
    SMALL(50),
    MEDIUM(250),
    LARGE(Double.POSITIVE_INFINITY);

    /** Number of classes. */
    public static final int COUNT = 4;

    private final double below;

    SizeClass(double below) {
        this.below = below;
    }

    /** First number of workers beyond the class. */
    public double below() {
        return below;
    }
}
