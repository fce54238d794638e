/** HTTP, once for all resources: routes, parameters, JSON, problem documents, metrics. */
@NullMarked
package org.vsekai.backpack.server;

import org.jspecify.annotations.NullMarked;
