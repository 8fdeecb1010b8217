/** The command line: what a user types, sees and is told. */
package org.caminar.jobs.cli;
