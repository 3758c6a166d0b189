package asyncio.compare.demo;

import asyncio.compare.Job;
import asyncio.compare.Model;
import asyncio.compare.ProcessModel;
import asyncio.compare.Site;
import asyncio.loop.EventLoop;
import asyncio.process.NotPortable;
import asyncio.process.PoolOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Demo 07.2: a static field and a list, as a job in another process sees them.
 *
 * <p>The twin of {@code src/cpython/nothing_is_shared.py}.
 */
public final class NothingIsSharedDemo {

  private static final AtomicInteger DONE_HERE = new AtomicInteger();

  private NothingIsSharedDemo() {}

  /** Counts in the static field of its process. */
  record CountHere() implements Job<Integer> {
    @Override
    public Integer perform(Site site) {
      return DONE_HERE.incrementAndGet();
    }
  }

  /** Adds to a list that came along. */
  record Append(ArrayList<String> names) implements Job<Integer> {
    @Override
    public Integer perform(Site site) {
      names.add("berta");
      return names.size();
    }
  }

  /** Runs the demo. */
  static void main() throws Exception {
    run(IO::println);
  }

  /** What both twins do; the model has a loop of its own. */
  public static void program(EventLoop loop, Consumer<String> print) {
    try {
      run(print);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void run(Consumer<String> print) throws Exception {
    var options = PoolOptions.allowing("asyncio.compare.demo").withMostWorkers(1);
    try (Model model = new ProcessModel(options, 2)) {
      var count = new CountHere();
      print.accept("a global, as three jobs saw it: " + model.runAll(List.of(count, count, count)));
      print.accept("the same global here: " + DONE_HERE.get());
      var names = new ArrayList<>(List.of("anna"));
      print.accept(
          "a list, as a job saw it: " + model.runAll(List.of(new Append(names))).getFirst());
      print.accept("the same list here: " + names.size());
      Job<Integer> lambda = _ -> 1;
      try {
        model.runAll(List.of(lambda));
      } catch (NotPortable refused) {
        print.accept("a lambda: refused");
      }
    }
  }
}
