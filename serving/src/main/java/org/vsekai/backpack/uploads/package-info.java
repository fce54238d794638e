/**
 * Scenes that are uploaded: received file by file, checked from outside, moved into the landing zone in one step, and
 * followed by a job. In one request, or in parts by the tus protocol.
 */
@NullMarked
package org.vsekai.backpack.uploads;

import org.jspecify.annotations.NullMarked;
