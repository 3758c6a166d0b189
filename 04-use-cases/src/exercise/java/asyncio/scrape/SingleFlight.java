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
@Exercise("04.4")
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
   * <p>What a load throws, all who wait for it get; it is not kept, and who asks next has it loaded
   * again. Who is cancelled while it waits does not disturb the others, even if it was the one that
   * asked first. If all who wait have been cancelled, so is the load, unless it has ended in the
   * meantime: then its value is kept. The last of them waits until the load is gone, also if it is
   * cancelled once more, and gets its {@link CancelledError} whatever the load ends with. Who asks
   * next has the value loaded again, by a load that is no business of the old one.
   */
  Coroutine<V> get(K key) {
    throw todo("04.4");
  }
}
