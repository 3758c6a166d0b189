package loopcraft.grader.compare;

import java.util.Optional;

/**
 * What many waiting jobs take.
 *
 * @param jobs how many there are
 * @param begun how many of them have begun; the others wait for a thread. Empty if not known
 * @param heap bytes on the heap; of Python, of the whole process
 * @param stacks bytes of threads beside the heap. Empty if not known, or part of the other
 * @param workers bytes of the worker processes. Empty if there are none, or not known
 */
public record Held(
    int jobs,
    Optional<Long> begun,
    Optional<Long> heap,
    Optional<Long> stacks,
    Optional<Long> workers) {

  /** Bytes for each job in the process that gave them out; empty if not known. */
  public Optional<Double> each() {
    return heap.map(bytes -> (bytes + stacks.orElse(0L)) / (double) jobs);
  }
}
