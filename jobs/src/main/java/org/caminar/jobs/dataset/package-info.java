/** What a result directory holds: names, schemas, data dictionary and manifest. */
package org.caminar.jobs.dataset;
