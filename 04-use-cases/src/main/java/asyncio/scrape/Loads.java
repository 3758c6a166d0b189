package asyncio.scrape;

import asyncio.task.Coroutine;
import java.util.function.Function;

/** Loads that are shared by all who ask for the same meanwhile, for code of other packages. */
public final class Loads {

  private Loads() {}

  /**
   * A function whose coroutines load the value of a key once, however many ask, as a {@link
   * SingleFlight} does: who asks meanwhile waits for the same load, a failure is for those who
   * wait, and a value is kept as long as the function.
   *
   * @param load makes a coroutine that loads the value of a key; it is run in a task of its own,
   *     which is cancelled when all who waited have been
   */
  public static <K, V> Function<K, Coroutine<V>> once(Function<? super K, Coroutine<V>> load) {
    return new SingleFlight<K, V>(load)::get;
  }
}
