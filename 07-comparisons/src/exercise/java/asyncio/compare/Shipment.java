package asyncio.compare;

import static loopcraft.grader.Todo.todo;

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

  /**
   * Makes one of these jobs, in this order. What becomes of the list afterwards does not change it.
   */
  public Shipment(List<? extends Job<R>> jobs) {
    throw todo("07.2");
  }

  /**
   * Cuts a list into shipments of so many jobs; the last may have fewer. The order stays, and none
   * is empty: no jobs are no shipments.
   *
   * @param size how many jobs one has, at least one
   * @throws IllegalArgumentException if that is less than one
   */
  public static <R> List<Shipment<R>> cut(List<? extends Job<R>> jobs, int size) {
    throw todo("07.2");
  }

  /**
   * Does the jobs in order, one after the other, where one waits by blocking. In a worker, that is.
   *
   * @return their results, in order; a result may be null
   * @throws Exception what a job has thrown, as it is; those after it are not begun
   */
  @Override
  public ArrayList<R> call() throws Exception {
    throw todo("07.2");
  }
}
