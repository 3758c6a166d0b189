package asyncio.db;

import static loopcraft.grader.kit.Expect.observed;

import asyncio.OnVirtualTime;
import asyncio.task.CancelledError;
import asyncio.task.CoroutineAction;
import asyncio.task.Task;
import asyncio.task.TimeoutError;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import loopcraft.grader.kit.ConceptFailure;
import loopcraft.grader.kit.EveryMoment;

/** What the tests of the database have in common. */
abstract class DatabaseTests extends OnVirtualTime {

  final World world = new World(time);

  final PretendJdbc jdbc = world.jdbc;

  Link link;

  /** Runs a program on a world of threads and connections that are not real. */
  @Override
  protected void run(CoroutineAction main) {
    world.run(main);
    keptTheRules(world);
  }

  /** What holds in any case. */
  static void keptTheRules(World world) {
    observed("calls to JDBC on the loop's own thread", world.jdbc.onTheLoop())
        .suggests(PoolTest.CANCEL_ON_THE_LOOP, seen -> seen.contains("cancel"))
        .suggests(PoolTest.BLOCKS_THE_LOOP)
        .shouldBeEmpty();
    observed("calls to a connection while another one is under way on it", world.jdbc.atOnce())
        .suggests(PoolTest.LEAVES_THE_THREAD_BEHIND)
        .shouldBeEmpty();
  }

  /** Describes what was thrown. */
  static String told(Throwable thrown) {
    return switch (thrown) {
      case CancelledError _ -> "cancelled";
      case TimeoutError _ -> "time is up";
      default -> thrown.getMessage();
    };
  }

  /** Notes how something ends, and when. */
  void noteEnd(String name, Callable<?> body) {
    noteEnd(name, body, DatabaseTests::told);
  }

  void noteEnd(String name, Callable<?> body, Function<Throwable, String> words) {
    try {
      Object result = body.call();
      at(name + ": " + result);
    } catch (Throwable thrown) {
      at(name + ": " + words.apply(thrown));
    }
  }

  /** Starts a task, and notes how it ends. */
  Task<Void> startNoting(String name, Callable<?> body) {
    return start(name, () -> noteEnd(name, body));
  }

  /** Cancels at every moment. If a check fails, that is told in its words, and with the moment. */
  static void cancelEverywhere(EveryMoment.Scenario scenario) {
    try {
      EveryMoment.strike("cancelled", scenario);
    } catch (AssertionError failure) {
      if (failure.getCause() instanceof ConceptFailure told) {
        String message = failure.getMessage();
        throw told.noting(message.substring(0, message.indexOf(':')));
      }
      throw failure;
    }
  }

  static boolean has(List<String> seen, String beginning) {
    return seen.stream().anyMatch(line -> line.startsWith(beginning));
  }
}
