package org.caminar.engine.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a configured number means: the one home of its unit, range and provenance. The configuration reader refuses what lies
 * beyond the range, and the parameter tables of {@code docs/model.md} are written from it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Param {
    /** What it is, in a sentence. */
    String doc();

    /** Unit of measure; empty for a pure number or a text. */
    String unit() default "";

    /** Smallest value allowed. */
    double min() default Double.NEGATIVE_INFINITY;

    /** Largest value allowed. */
    double max() default Double.POSITIVE_INFINITY;

    /** Symbol in the equations of {@code docs/model.md}. */
    String symbol() default "";

    /** Where the default comes from: a publication, or {@code assumption}. */
    String source() default "assumption";
}
