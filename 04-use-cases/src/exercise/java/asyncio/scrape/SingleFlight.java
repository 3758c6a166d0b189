package asyncio.scrape;

import static loopcraft.grader.Todo.todo;

import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
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

  /**
   * Makes one that keeps nothing yet.
   *
   * @param load makes a coroutine that loads the value of a key; it is run in a task of its own
   */
  SingleFlight(Function<? super K, Coroutine<V>> load) {
    throw todo("04.4");
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
    throw todo("04.4");
  }
}
