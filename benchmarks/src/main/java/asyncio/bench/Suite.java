package asyncio.bench;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Benchmarks that measure one part of the runtime, and those that do the same by other means, under
 * the same names.
 *
 * @param ours the benchmarks of the runtime
 * @param javaPeers by what to call them in the table
 * @param script the Python twin, if there is one
 */
record Suite(Class<?> ours, Map<String, Class<?>> javaPeers, Optional<String> script) {

  static final List<Suite> ALL =
      List.of(
          new Suite(EventLoopBenchmark.class, Map.of(), Optional.of("event_loop.py")),
          new Suite(
              TaskBenchmark.class,
              Map.of(
                  "virtual threads",
                  VirtualThreadBenchmark.class,
                  "bare Continuation",
                  ContinuationBenchmark.class),
              Optional.of("tasks.py")),
          new Suite(
              PrimitivesBenchmark.class,
              Map.of("virtual threads", ThreadPrimitivesBenchmark.class),
              Optional.of("primitives.py")),
          new Suite(
              PerformanceBenchmark.class,
              Map.of("without", WithoutPerformanceBenchmark.class),
              Optional.empty()));
}
