package asyncio.compare;

import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import loopcraft.grader.Exercise;

/**
 * Several jobs that go to a worker in one trip, and whose results come back in one.
 *
 * @param <R> what the jobs return
 */
@Exercise(value = "07.2", part = 1)
public final class Shipment<R> implements asyncio.process.Job<ArrayList<R>> {

  @Serial private static final long serialVersionUID = 1L;

  private final ArrayList<Job<R>> jobs;

  /**
   * Makes one of these jobs, in this order. What becomes of the list afterwards does not change it.
   */
  public Shipment(List<? extends Job<R>> jobs) {
    this.jobs = new ArrayList<>(jobs);
  }

  /**
   * Cuts a list into shipments of so many jobs; the last may have fewer. The order stays, and none
   * is empty: no jobs are no shipments.
   *
   * @param size how many jobs one has, at least one
   * @throws IllegalArgumentException if that is less than one
   */
  public static <R> List<Shipment<R>> cut(List<? extends Job<R>> jobs, int size) {
    if (size < 1) {
      throw new IllegalArgumentException("size must be at least 1, not " + size);
    }
    var shipments = new ArrayList<Shipment<R>>();
    for (int from = 0; from < jobs.size(); from += size) {
      int to = (int) Math.min((long) from + size, jobs.size());
      shipments.add(new Shipment<>(jobs.subList(from, to)));
    }
    return shipments;
  }

  /**
   * Does the jobs in order, one after the other, where one waits by blocking. In a worker, that is.
   *
   * @return their results, in order; a result may be null
   * @throws Exception what a job has thrown, as it is; those after it are not begun
   */
  @Override
  public ArrayList<R> call() throws Exception {
    var results = new ArrayList<R>(jobs.size());
    for (Job<R> job : jobs) {
      results.add(job.perform(Site.blocking()));
    }
    return results;
  }
}
