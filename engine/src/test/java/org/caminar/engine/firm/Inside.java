package org.caminar.engine.firm;

import java.lang.reflect.Field;

/** What a segment holds, for whoever times its parts one by one. */
record Inside(Schedule schedule, District[] districts, Workspaces workspaces, Halo halo) {

    static Inside of(Segment segment) {
        return new Inside(
                read(segment, "schedule", Schedule.class),
                read(segment, "districts", District[].class),
                read(segment, "workspaces", Workspaces.class),
                read(segment, "halo", Halo.class));
    }

    private static <T> T read(Segment segment, String name, Class<T> type) {
        try {
            Field field = Segment.class.getDeclaredField(name);
            field.setAccessible(true);
            return type.cast(field.get(segment));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Segment must hold a field " + name, e);
        }
    }
}
