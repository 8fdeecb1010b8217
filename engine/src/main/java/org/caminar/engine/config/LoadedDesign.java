package org.caminar.engine.config;

import org.caminar.engine.model.Design;

/**
 * A validated design with the text that it can be had from again.
 *
 * @param design the design
 * @param resolved self-contained HOCON, all sections complete: {@link DesignLoader#parse} makes an equal design of it, whatever has
 *     become of the configuration directory
 */
public record LoadedDesign(Design design, String resolved) {}
