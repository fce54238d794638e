/** Starting and watching the server: the command, health, metrics, releases, runs, rejects, the page. */
@NullMarked
package org.vsekai.backpack.operations;

import org.jspecify.annotations.NullMarked;
