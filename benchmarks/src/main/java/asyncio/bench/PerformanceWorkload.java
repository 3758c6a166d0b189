package asyncio.bench;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.sleep;

import asyncio.task.Coroutine;
import asyncio.task.Future;
import asyncio.task.Settled;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** What the benchmarks of 06.4 measure, once with what is built there, and once without. */
final class PerformanceWorkload {

  /** How many tasks, keys, requests or items a run has. */
  static final int MANY = 10_000;

  /** How many there are at a time. */
  static final int AT_A_TIME = 100;

  private PerformanceWorkload() {}

  /** Tasks that find what they need, or suspend once. */
  static void tasks(boolean suspends) {
    for (int i = 0; i < MANY; i += AT_A_TIME) {
      var tasks = new ArrayList<Future<Integer>>();
      for (int j = 0; j < AT_A_TIME; j++) {
        int number = i + j;
        tasks.add(
            createTask(
                async(
                    () -> {
                      if (suspends) {
                        await(sleep(Duration.ZERO));
                      }
                      return number;
                    })));
      }
      await(gather(tasks));
    }
  }

  /** Values for numbers, so many at a time. */
  static void values(IntFunction<Future<Integer>> value) {
    for (int i = 0; i < MANY; i += AT_A_TIME) {
      await(gather(IntStream.range(i, i + AT_A_TIME).mapToObj(value).toList()));
    }
  }

  /** A call of a service: three turns of the loop, and no work at all. */
  static void call() {
    for (int i = 0; i < 3; i++) {
      await(sleep(Duration.ZERO));
    }
  }

  /** A call for many values. */
  static Coroutine<Map<Integer, Settled<Integer>>> callForAll(List<Integer> keys) {
    return async(
        () -> {
          call();
          var values = new HashMap<Integer, Settled<Integer>>();
          keys.forEach(key -> values.put(key, new Settled.Returned<>(key)));
          return values;
        });
  }

  /** A call for one value. */
  static Coroutine<Integer> callForOne(int key) {
    return async(
        () -> {
          call();
          return key;
        });
  }
}
