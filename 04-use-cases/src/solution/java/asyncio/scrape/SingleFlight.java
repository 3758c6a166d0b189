package asyncio.scrape;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.gatherSettled;
import static asyncio.Asyncio.waitUntil;

import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.ReturnWhen;
import asyncio.task.Task;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import loopcraft.grader.Exercise;

/**
 * Loads a value for each key once, however many ask for it, and keeps it. Those who ask while it is
 * being loaded wait for the same load.
 *
 * <p>Use it on the loop's thread only.
 */
@Exercise(value = "04.4", part = 3)
final class SingleFlight<K, V> {

  private final Function<? super K, Coroutine<V>> load;
  private final Map<K, Flight> flights = new HashMap<>();

  /**
   * Makes one that keeps nothing yet.
   *
   * @param load makes a coroutine that loads the value of a key; it is run in a task of its own
   */
  SingleFlight(Function<? super K, Coroutine<V>> load) {
    this.load = load;
  }

  /**
   * A coroutine that waits for the value of a key, and has it loaded if nobody has before. If it is
   * there, it does not suspend. Values of other keys are loaded at the same time.
   *
   * <ul>
   *   <li>What a load throws, all who wait for it get. It is not kept: who asks from then on has
   *       the value loaded again.
   *   <li>If somebody else cancels a load, as who cancels all tasks does, it counts as one that has
   *       failed, by its {@link CancelledError}; also if it had not taken its first step.
   *   <li>Who is cancelled while it waits does not disturb the others, even if it was the one that
   *       asked first.
   *   <li>If all who wait have been cancelled, so is the load, unless it has ended in the meantime:
   *       then its value is kept. The last of them waits until the load is gone, also if it is
   *       cancelled once more, and gets its {@code CancelledError} whatever the load ends with.
   *       What the load throws by then counts as retrieved. Who asks in the meantime has the value
   *       loaded by another load, on which the end of the first one has no effect.
   * </ul>
   */
  Coroutine<V> get(K key) {
    return async(() -> flight(key).value());
  }

  private Flight flight(K key) {
    Flight known = flights.get(key);
    if (known != null && !known.hasFailed()) {
      return known;
    }
    var begun = new Flight(key);
    flights.put(key, begun);
    return begun;
  }

  private final class Flight {

    private final K key;
    private final Task<V> task;
    private int waiting;

    Flight(K key) {
      this.key = key;
      task = createTask(load.apply(key));
    }

    boolean hasFailed() {
      return task.isCancelled() || task.isDone() && task.exception() != null;
    }

    V value() {
      if (task.isDone()) {
        return task.result();
      }
      waiting++;
      try {
        // A wait does not cancel what it waits for, as an await would.
        await(waitUntil(ReturnWhen.ALL_COMPLETED, List.of(task)));
        return task.result();
      } finally {
        waiting--;
        if (waiting == 0) {
          end();
        }
      }
    }

    private void end() {
      if (!task.isDone()) {
        flights.remove(key, this);
        task.cancel();
      }
      await(gatherSettled(List.of(task)));
    }
  }
}
