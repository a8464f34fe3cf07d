/**
 * Single changes of a schema, as SQL, each with a judgement of its own of whether it matters to the
 * entities.
 *
 * <p>That judgement stands next to the change, with its reason. It knows nothing of Plumbline's
 * parity, which is what it is there to test.
 */
@NullMarked
package dev.plumbline.benchmarks.mutation;

import org.jspecify.annotations.NullMarked;
