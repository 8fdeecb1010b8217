/**
 * HOCON to the validated records of {@code org.caminar.engine.model}: the one place that knows configuration files. Everything wrong
 * is reported at once, each problem with file, line, key, what was found and what is allowed.
 */
package org.caminar.engine.config;
