package org.caminar.engine.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValue;
import java.util.List;

/**
 * Finds where a key is written. The origin of a merged object names all files that it was merged from, which helps nobody; so
 * objects are looked up in the layers as they were before the merge.
 */
final class Sources {
    private final List<ConfigObject> layers;
    private final ConfigObject resolved;

    /**
     * @param layers as parsed, strongest first
     * @param resolved all of them merged, substitutions resolved
     */
    Sources(List<ConfigObject> layers, ConfigObject resolved) {
        this.layers = List.copyOf(layers);
        this.resolved = resolved;
    }

    /**
     * Where the value at a path is written, or else its innermost enclosing object that is written. An object that several layers
     * write is placed in the weakest of them, since that is the one which ought to be complete.
     */
    Place of(KeyPath path) {
        Walk whole = walk(resolved, path.steps());
        boolean mergeable = whole.enclosing && path.steps().stream().noneMatch(KeyPath.Position.class::isInstance);
        if (whole.depth == path.steps().size() && !mergeable) {
            return Place.of(whole.origin);
        }
        Walk best = null;
        for (ConfigObject layer : layers) {
            Walk walk = walk(layer, path.steps());
            if (best == null || walk.depth >= best.depth) {
                best = walk;
            }
        }
        return best == null ? new Place("configuration", 0) : Place.of(best.origin);
    }

    private static Walk walk(ConfigObject layer, List<KeyPath.Step> steps) {
        ConfigValue here = layer;
        int depth = 0;
        for (KeyPath.Step step : steps) {
            ConfigValue next = step(here, step);
            if (next == null) {
                break;
            }
            here = next;
            depth++;
        }
        return new Walk(depth, here instanceof ConfigObject, here.origin());
    }

    private static ConfigValue step(ConfigValue from, KeyPath.Step step) {
        try {
            if (step instanceof KeyPath.Position position) {
                return from instanceof ConfigList list && position.index() < list.size()
                        ? list.get(position.index())
                        : null;
            }
            return from instanceof ConfigObject object && step instanceof KeyPath.Key key
                    ? object.get(key.name())
                    : null;
        } catch (ConfigException.NotResolved e) {
            // Below a substitution nothing can be told apart before it is resolved.
            return null;
        }
    }

    private record Walk(int depth, boolean enclosing, ConfigOrigin origin) {}
}
