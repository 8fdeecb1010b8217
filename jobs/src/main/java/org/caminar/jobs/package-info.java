/** Spark jobs around the engine. */
package org.caminar.jobs;
