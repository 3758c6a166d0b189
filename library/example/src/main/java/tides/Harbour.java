package tides;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.waitFor;

import asyncio.task.Coroutine;
import asyncio.task.TimeoutError;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** A harbour with several gauges, of which some are slow, and now and then one is silent. */
public final class Harbour {

  private static final Duration LIMIT = Duration.ofMillis(500);

  private final List<String> names;
  private final List<Gauge> gauges;

  /** Makes a harbour with gauges by their names. */
  public Harbour(Map<String, Gauge> gauges) {
    var sorted = new TreeMap<>(gauges);
    names = List.copyOf(sorted.keySet());
    this.gauges = List.copyOf(sorted.values());
  }

  /**
   * Asks all gauges at once.
   *
   * @return the levels by name, in centimetres; null for a gauge that was silent for half a second
   */
  public Coroutine<Map<String, Integer>> levels() {
    return async(
        () -> {
          List<Integer> levels = await(gather(gauges.stream().map(Harbour::ask).toList()));
          var byName = new TreeMap<String, Integer>();
          IntStream.range(0, names.size()).forEach(i -> byName.put(names.get(i), levels.get(i)));
          return Collections.unmodifiableMap(byName);
        });
  }

  private static Coroutine<Integer> ask(Gauge gauge) {
    return async(
        () -> {
          try {
            return await(waitFor(gauge.level(), LIMIT));
          } catch (TimeoutError silent) {
            return null;
          }
        });
  }
}
