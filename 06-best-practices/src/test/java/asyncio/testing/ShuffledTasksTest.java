package asyncio.testing;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.currentTask;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.sleep;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.loop.VirtualTime;
import asyncio.task.CancelledError;
import asyncio.task.Context;
import asyncio.task.ContextVar;
import asyncio.task.Coroutine;
import asyncio.task.CoroutineAction;
import asyncio.task.Future;
import asyncio.task.Runner;
import asyncio.task.Task;
import asyncio.task.Tasks;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.Trace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "06.5", part = 4, points = 15, seconds = 15)
@DisplayName("06.5 Testing: other orders by a seed")
class ShuffledTasksTest {

  private static final Misconception NOT_EACH_STEP =
      Misconception.of(
          "only-the-first-step-is-late",
          "only the start of a task comes late; races lie between later steps as well");

  private static final Misconception BY_TIME =
      Misconception.of(
          "late-by-time",
          "steps come late by a sleep, so that time passes, and what was in order is not any more");

  private static final Misconception ENDS_AT_ONCE =
      Misconception.of(
          "cancellation-passes-it-by",
          "a cancellation ends the driving coroutine, and the driven one never hears of it: its"
              + " finally blocks do not run");

  private static final Misconception CANCEL_IS_LOST =
      Misconception.of(
          "cancellation-while-late-is-lost",
          "a cancellation that comes while a step is late is dropped");

  private static final Misconception CANCEL_WAITS =
      Misconception.of(
          "cancellation-while-late-waits",
          "a cancellation that comes while a step is late waits for the rest of the delay");

  private static final Misconception CANCEL_AFTER_FAILURE =
      Misconception.of(
          "failure-goes-before-cancellation",
          "a cancellation that comes while a failure is late is dropped; it takes the failure's"
              + " place");

  private static final Misconception FAILURE_AT_ONCE =
      Misconception.of(
          "failures-are-never-late", "a step that begins by a failure is not late; each step is");

  private static final Misconception DEFAULT_LIMITS =
      Misconception.of(
          "limits-by-default",
          "the runs do not have the limits that were given, or from drops them");

  private static final Misconception ZERO_ONLY =
      Misconception.of(
          "less-than-none-is-a-number", "a negative number of runs is taken, and nothing is run");

  private static final Misconception SEED_OF_ITS_OWN =
      Misconception.of(
          "seed-is-not-asked-for", "the seed that the system property sets is not used");

  private static final Misconception OTHER_GENERATOR =
      Misconception.of(
          "another-generator",
          "the numbers are not those of a SplittableRandom with the seed, so that a seed is another"
              + " order here");

  private static final Misconception NOT_ASKED =
      Misconception.of(
          "asks-only-when-late", "the generator is not asked when a step cannot be late");

  private static final Misconception EXIT_IS_LATE =
      Misconception.of(
          "exit-is-late",
          "a coroutine that is being closed is made to wait, which is refused: coroutine ignored"
              + " its close");

  private static final Misconception FORGOTTEN =
      Misconception.of(
          "never-begun-counts-as-forgotten",
          "the coroutine of a task that was cancelled before it began is told of as never awaited");

  private static final Misconception CLOSES_OTHERS =
      Misconception.of(
          "closes-what-others-run",
          "a coroutine is closed with the task that could not have it, although another one awaits"
              + " it");

  private static final Misconception NO_STACK =
      Misconception.of(
          "stack-of-the-driver",
          "the task's stack shows the driving coroutine alone; use Driven.suspend");

  private static final Misconception SYSTEM_RANDOM =
      Misconception.of(
          "random-of-its-own", "the numbers do not come from the generator that was given");

  private static final Misconception BOUND =
      Misconception.of("most-is-not-reached", "steps are never late by as many as they may be");

  private static final Misconception SAME_EACH_TIME =
      Misconception.of(
          "every-run-is-the-same", "all runs have the same seed, and so the same order");

  private static final Misconception NOT_REPEATABLE =
      Misconception.of(
          "seed-does-not-repeat", "the seed that is told does not make the same run again");

  private static final Misconception ONE_GENERATOR =
      Misconception.of(
          "one-generator-for-all-runs",
          "a run's order depends on the runs before it, so that its seed alone does not repeat it");

  private static final Misconception LEAKS_PASS =
      Misconception.of(
          "leaks-pass", "a run that leaves something behind counts as one that is well");

  private static final Misconception LEAKS_FIRST =
      Misconception.of(
          "leaks-hide-the-failure", "the leaks take the place of what the program has thrown");

  private static final Misconception GOES_ON =
      Misconception.of("explores-on", "the runs go on after one that has failed");

  private static final Misconception FIRST_ONLY =
      Misconception.of("tells-the-first-only", "only the first failing run is told");

  private final VirtualTime time = new VirtualTime();
  private final EventLoop loop = EventLoop.create(time, time);
  private final Script script = new Script();
  private final Trace trace = new Trace();
  private final List<String> told = new ArrayList<>();

  /** Random numbers that are not: those of a list, and then always the last one's. */
  private static final class Script implements RandomGenerator {

    private final Deque<Integer> numbers = new ArrayDeque<>();
    private final List<Integer> bounds = new ArrayList<>();

    @Override
    public int nextInt(int bound) {
      bounds.add(bound);
      return numbers.isEmpty() ? 0 : Math.min(bound - 1, numbers.pop());
    }

    @Override
    public long nextLong() {
      throw new AssertionError("nextInt(most + 1) is what is asked");
    }
  }

  @AfterEach
  void close() {
    loop.close();
  }

  private void run(int most, CoroutineAction main, int... lateness) {
    Tasks tasks = Tasks.of(loop);
    Task<Void> task = tasks.create(async(main), "main", null);
    loop.setExceptionHandler((_, context) -> told.add(context.message()));
    IntStream.of(lateness).forEach(script.numbers::add);
    tasks.setFactory(new ShuffledTasks(tasks.factory(), script, most));
    Runner.runUntilComplete(loop, task);
  }

  private static void turns(int number) {
    for (int i = 0; i < number; i++) {
      await(sleep(Duration.ZERO));
    }
  }

  private void note(String what) {
    trace.add(what + " in iteration " + time.polls());
  }

  @Test
  @DisplayName("each step is late by as many iterations as the generator says")
  void late() {
    run(
        3,
        () ->
            await(
                createTask(
                    async(
                        () -> {
                          note("began");
                          turns(1);
                          note("second step");
                          turns(1);
                          note("third step");
                        }))),
        3,
        0,
        2);
    observed("the bounds that the generator was asked for", script.bounds)
        .suggests(NOT_EACH_STEP, seen -> seen.size() == 1)
        .suggests(SYSTEM_RANDOM, List::isEmpty)
        .suggests(BOUND, seen -> seen.contains(3))
        .shouldBe(List.of(4, 4, 4));
    observed("what happened", trace)
        .suggests(NOT_EACH_STEP, seen -> seen.contains("third step in iteration 7"))
        .shouldBe(
            "began in iteration 5", "second step in iteration 6", "third step in iteration 9");
  }

  @Test
  @DisplayName("no time passes meanwhile")
  void noTime() {
    run(
        3,
        () -> {
          await(createTask(async(() -> turns(3))));
          await(createTask(async(() -> await(sleep(Duration.ofSeconds(1))))));
        },
        3,
        3,
        3,
        3,
        3,
        3);
    observed("the clock", time.now())
        .suggests(BY_TIME, now -> now.compareTo(Duration.ofSeconds(1)) > 0)
        .shouldBe(Duration.ofSeconds(1));
  }

  @Test
  @DisplayName("results come through: of awaits, and of the coroutine")
  void results() {
    run(
        3,
        () -> {
          var future = new Future<String>(loop);
          Task<String> task = createTask(async(() -> await(future) + "!"));
          turns(2);
          future.setResult("hello");
          trace.add(await(task));
        },
        1,
        2);
    observed("the result", trace).shouldBe("hello!");
  }

  @Test
  @DisplayName("failures come through: out of awaits, and out of the coroutine, as they are")
  void failuresComeThrough() {
    var failure = new IOException("disk");
    run(
        3,
        () -> {
          var future = new Future<String>(loop);
          Task<String> task =
              createTask(
                  async(
                      () -> {
                        try {
                          return await(future, IOException.class);
                        } catch (IOException caught) {
                          trace.add("caught " + (caught == failure));
                          throw caught;
                        }
                      }));
          turns(2);
          future.setException(failure);
          try {
            await(task, IOException.class);
          } catch (IOException caught) {
            trace.add("came out " + (caught == failure));
          }
        },
        1,
        2);
    observed("what happened", trace).shouldBe("caught true", "came out true");
  }

  @Test
  @DisplayName("a cancellation reaches what is awaited, comes out of the await, and ends the task")
  void cancelled() {
    run(
        3,
        () -> {
          var future = new Future<String>(loop);
          Task<String> task =
              createTask(
                  async(
                      () -> {
                        try {
                          return await(future);
                        } catch (CancelledError caught) {
                          trace.add("caught " + caught.getMessage());
                          turns(2);
                          trace.add("cleaned up");
                          throw caught;
                        }
                      }));
          turns(5);
          task.cancel("enough");
          ended(task);
          trace.add("future cancelled: " + future.isCancelled());
          trace.add("task cancelled: " + task.isCancelled());
        },
        2,
        2,
        2);
    observed("what happened", trace)
        .suggests(ENDS_AT_ONCE, seen -> !seen.contains("caught enough"))
        .shouldBe("caught enough", "cleaned up", "future cancelled: true", "task cancelled: true");
  }

  private static void ended(Task<?> task) {
    try {
      await(task);
    } catch (CancelledError expected) {
      // That is how it should end.
    }
  }

  @Test
  @DisplayName("a cancellation while a step is late comes out at once, in place of the result")
  void cancelledWhileLate() {
    run(
        9,
        () -> {
          Task<Void> task =
              createTask(
                  async(
                      () -> {
                        try {
                          turns(1);
                          trace.add("not cancelled");
                        } catch (CancelledError caught) {
                          note("caught " + caught.getMessage());
                          throw caught;
                        }
                      }));
          turns(5);
          note("cancels");
          task.cancel("enough");
          ended(task);
        },
        0,
        9,
        0);
    observed("what happened", trace)
        .suggests(CANCEL_IS_LOST, seen -> seen.contains("not cancelled"))
        .suggests(ENDS_AT_ONCE, seen -> seen.size() == 1)
        .suggests(
            CANCEL_WAITS,
            seen -> seen.size() == 2 && !seen.contains("caught enough in iteration 7"))
        .shouldBe("cancels in iteration 6", "caught enough in iteration 7");
  }

  @Test
  @DisplayName("a failure is late as well, and a cancellation meanwhile takes its place")
  void cancelledWhileAFailureIsLate() {
    run(
        9,
        () -> {
          var future = new Future<String>(loop);
          Task<Void> task =
              createTask(
                  async(
                      () -> {
                        try {
                          await(future);
                        } catch (IllegalStateException | CancelledError caught) {
                          trace.add("caught " + caught.getMessage());
                          throw caught;
                        }
                      }));
          turns(2);
          future.setException(new IllegalStateException("down"));
          turns(3);
          trace.add("cancels");
          task.cancel("enough");
          try {
            await(task);
          } catch (CancelledError | IllegalStateException ended) {
            trace.add("ended by " + ended.getMessage());
          }
        },
        0,
        9);
    observed("what happened", trace)
        .suggests(FAILURE_AT_ONCE, seen -> seen.indexOf("caught down") == 0)
        .suggests(CANCEL_AFTER_FAILURE, seen -> seen.contains("caught down"))
        .shouldBe("cancels", "caught enough", "ended by enough");
  }

  @Test
  @DisplayName("the generator is asked for each step, also if no step can be late")
  void asked() {
    run(0, () -> await(createTask(async(() -> turns(1)))));
    observed("the bounds that the generator was asked for", script.bounds)
        .suggests(NOT_ASKED, List::isEmpty)
        .shouldBe(List.of(1, 1));
  }

  @Test
  @DisplayName("a task that is cancelled before it began does not begin, and nothing was forgotten")
  void neverBegun() {
    run(
        3,
        () -> {
          Task<Void> atOnce = createTask(async(() -> trace.add("began at once")));
          atOnce.cancel();
          Task<Void> whileLate = createTask(async(() -> trace.add("began late")));
          turns(2);
          whileLate.cancel();
          ended(atOnce);
          ended(whileLate);
          trace.add(atOnce.isCancelled() + " " + whileLate.isCancelled());
        },
        3,
        3);
    loop.close();
    observed("what happened", trace).shouldBe("true true");
    observed("what the exception handler was told", told)
        .suggests(FORGOTTEN, seen -> seen.stream().anyMatch(what -> what.contains("never awaited")))
        .shouldBeEmpty();
  }

  @Test
  @DisplayName("a coroutine that is being closed does not wait")
  void closed() {
    run(
        3,
        () -> {
          createTask(
              async(
                  () -> {
                    try {
                      await(new Future<>(loop));
                    } finally {
                      trace.add("cleaned up");
                    }
                  }));
          turns(9);
        },
        3,
        3,
        3,
        3);
    loop.close();
    observed("what happened", trace).suggests(EXIT_IS_LATE, List::isEmpty).shouldBe("cleaned up");
    observed("what the exception handler was told", told)
        .suggests(EXIT_IS_LATE, seen -> seen.size() > 1)
        .shouldBe(List.of("the loop was closed while a task was pending"));
  }

  @Test
  @DisplayName("a coroutine that another one awaits makes the task fail, and is left alone")
  void usedTwice() {
    run(
        3,
        () -> {
          Coroutine<Void> coroutine =
              async(
                  () -> {
                    turns(9);
                    trace.add("ended as it should");
                  });
          Task<Void> first = createTask(async(() -> await(coroutine)));
          turns(3);
          try {
            await(createTask(coroutine));
          } catch (IllegalStateException refused) {
            trace.add(refused.getMessage());
          }
          await(first);
        });
    loop.close();
    observed("what happened", trace).shouldBe("coroutine already executing", "ended as it should");
    observed("what the exception handler was told", told)
        .suggests(CLOSES_OTHERS, seen -> seen.size() == 1)
        .shouldBeEmpty();
  }

  @Test
  @DisplayName("the stack of a task shows where it waits, also while a step is late")
  void stack() {
    var places = new ArrayList<String>();
    run(
        9,
        () -> {
          Task<Void> task = createTask(async(ShuffledTasksTest::waitHere));
          turns(4);
          places.add(task.stack().isEmpty() ? "" : task.stack().getFirst().getMethodName());
          task.cancel();
          ended(task);
          Task<Void> late = createTask(async(() -> turns(1)));
          turns(4);
          places.add(
              late.stack().stream().anyMatch(frame -> frame.getMethodName().equals("turns"))
                  ? "turns"
                  : "");
          await(late);
        },
        0,
        0,
        0,
        9);
    observed("the methods in which they wait", places)
        .suggests(NO_STACK, seen -> !seen.contains("waitHere"))
        .shouldBe(List.of("waitHere", "turns"));
  }

  private static void waitHere() {
    await(new Future<>(EventLoop.running()));
  }

  @Test
  @DisplayName("the factory below makes the task, with its name and context")
  void factoryBelow() {
    var user = new ContextVar<String>("user", "nobody");
    var context = new Context();
    context.run(() -> user.set("ann"));
    run(
        3,
        () -> {
          Task<String> task =
              Tasks.of(loop)
                  .create(async(() -> currentTask().name() + " " + user.get()), "clerk", context);
          trace.add(await(task));
          trace.add(String.valueOf(task.context() == context));
        });
    observed("what the task saw", trace).shouldBe("clerk ann", "true");
  }

  @Test
  @DisplayName("steps are not late by less than none")
  void negative() {
    attempting("most = -1", () -> new ShuffledTasks(Tasks.of(loop).factory(), script, -1))
        .shouldSatisfy(
            "an IllegalArgumentException: most must be >= 0: -1",
            thrown ->
                thrown instanceof IllegalArgumentException
                    && "most must be >= 0: -1".equals(thrown.getMessage()));
  }

  // Exploring

  private static final Interleavings TWO_HUNDRED = Interleavings.of(200).from(1);

  private static Object race() {
    new PlantedRace().run();
    return null;
  }

  @Test
  @DisplayName("a planted race is found, in some runs and not in all; without lateness in none")
  void findsTheRace() {
    int found = TWO_HUNDRED.failures(ShuffledTasksTest::race).size();
    observed("in how many of 200 runs", found)
        .suggests(SAME_EACH_TIME, seen -> seen == 0 || seen == 200)
        .suggests(FIRST_ONLY, seen -> seen == 1)
        .shouldSatisfy("between 10 and 190", seen -> seen >= 10 && seen <= 190);
    var inOrder = new Interleavings(5, 1, 0, Limits.DEFAULT);
    observed(
            "in how many runs whose steps are never late",
            inOrder.failures(ShuffledTasksTest::race).size())
        .shouldBe(0);
  }

  @Test
  @DisplayName("the seed that is told makes the same run again, each time")
  void repeats() {
    List<InterleavingError> found = TWO_HUNDRED.failures(ShuffledTasksTest::race);
    observed("how many were found", found.size()).shouldSatisfy("some", seen -> seen > 1);
    long repeated =
        found.stream()
            .mapToLong(InterleavingError::seed)
            .filter(
                seed ->
                    Interleavings.of(1).from(seed).failures(ShuffledTasksTest::race).size() == 1)
            .count();
    observed("how many of them fail again by their seed alone", repeated)
        .suggests(NOT_REPEATABLE, seen -> seen == 0)
        .suggests(ONE_GENERATOR, seen -> seen < found.size())
        .shouldBe((long) found.size());
  }

  private static String order(long seed) {
    var order = new StringBuilder();
    Interleavings.of(1)
        .from(seed)
        .explore(
            () -> {
              await(
                  gather(
                      IntStream.range(0, 3)
                          .mapToObj(number -> async(() -> steps(number, order)))
                          .toList()));
              return null;
            });
    return order.toString();
  }

  private static void steps(int number, StringBuilder order) {
    for (int i = 0; i < 4; i++) {
      order.append(number);
      turns(1);
    }
  }

  @Test
  @DisplayName("the same seed is the same order, and another seed is another one")
  void orders() {
    var orders = new HashSet<String>();
    for (long seed = 0; seed < 30; seed++) {
      String order = order(seed);
      observed("the order for seed " + seed + ", again", order(seed))
          .suggests(NOT_REPEATABLE)
          .shouldBe(order);
      orders.add(order);
    }
    observed("how many orders 30 seeds make", orders.size())
        .suggests(SAME_EACH_TIME, seen -> seen == 1)
        .shouldSatisfy("20 or more", seen -> seen >= 20);
  }

  @Test
  @DisplayName("what is due at different times stays in its order")
  void times() {
    var orders = new HashSet<String>();
    Interleavings.of(30)
        .from(1)
        .explore(
            () -> {
              var order = new StringBuilder();
              await(
                  gather(
                      IntStream.range(0, 3)
                          .mapToObj(
                              number ->
                                  async(
                                      () -> {
                                        await(sleep(Duration.ofMillis(3 - number)));
                                        order.append(number);
                                      }))
                          .toList()));
              orders.add(order.toString());
              return null;
            });
    observed("the orders of 30 runs", orders)
        .suggests(BY_TIME, seen -> seen.size() > 1)
        .shouldSatisfy("210 alone", seen -> seen.size() == 1 && seen.contains("210"));
  }

  @Test
  @DisplayName("exploring ends with the first run that fails, and tells which it was")
  void firstFailure() {
    var runs = new ArrayList<Integer>();
    var failure = new IOException("third");
    attempting(
            "to explore a program that fails in the third run",
            () ->
                Interleavings.of(9)
                    .from(100)
                    .explore(
                        () -> {
                          runs.add(runs.size());
                          if (runs.size() >= 3) {
                            throw failure;
                          }
                          return null;
                        }))
        .shouldSatisfy(
            "an InterleavingError: run 3 of 9, seed = 102 …, caused by the failure",
            thrown ->
                thrown instanceof InterleavingError error
                    && error.seed() == 102
                    && error.getMessage().startsWith("run 3 of 9, seed = 102 ")
                    && error.getCause() == failure);
    observed("how many runs there were", runs.size())
        .suggests(GOES_ON, seen -> seen == 9)
        .shouldBe(3);
  }

  @Test
  @DisplayName("all failures are told if one asks for them, each with its seed")
  void allFailures() {
    var runs = new ArrayList<Integer>();
    List<Long> seeds =
        Interleavings.of(6)
            .from(10)
            .failures(
                () -> {
                  runs.add(runs.size());
                  if (runs.size() % 2 == 0) {
                    throw new IOException("every other time");
                  }
                  return null;
                })
            .stream()
            .map(InterleavingError::seed)
            .toList();
    observed("the seeds of runs that failed", seeds)
        .suggests(FIRST_ONLY, seen -> seen.size() == 1)
        .shouldBe(List.of(11L, 13L, 15L));
  }

  @Test
  @DisplayName("a run that leaves something behind has failed, by that or by what it has thrown")
  void leaks() {
    List<InterleavingError> left =
        during(
            LEAKS_PASS,
            "a program that leaves a task",
            () ->
                Interleavings.of(1)
                    .from(1)
                    .failures(() -> createTask(async(ShuffledTasksTest::waitHere), "left").name()));
    observed("how many runs failed", left.size()).suggests(LEAKS_PASS, n -> n == 0).shouldBe(1);
    observed("by what", left.getFirst().getCause())
        .shouldSatisfy("a LeakError", LeakError.class::isInstance);

    var failure = new IOException("own");
    List<InterleavingError> both =
        Interleavings.of(1)
            .from(1)
            .failures(
                () -> {
                  createTask(async(ShuffledTasksTest::waitHere), "left");
                  throw failure;
                });
    observed("by what a run failed that did both", both.getFirst().getCause())
        .suggests(LEAKS_FIRST, LeakError.class::isInstance)
        .shouldBeSameAs(failure);
    observed("what is suppressed in it", List.of(failure.getSuppressed()))
        .suggests(LEAKS_PASS, seen -> seen.stream().noneMatch(LeakError.class::isInstance))
        .shouldSatisfy(
            "a LeakError among them", seen -> seen.stream().anyMatch(LeakError.class::isInstance));
  }

  @Test
  @DisplayName("each run has the limits that were given, also from another seed")
  void limitsOfARun() {
    var limits = new Limits(Duration.ofSeconds(5), 1000, Duration.ZERO);
    List<InterleavingError> failures =
        new Interleavings(1, 1, 3, limits)
            .from(2)
            .failures(
                () -> {
                  for (int i = 0; i < 9; i++) {
                    await(sleep(Duration.ofSeconds(1)));
                  }
                  return null;
                });
    observed(
            "the failures of a run of 9 seconds, with a limit of 5",
            failures.stream().map(error -> String.valueOf(error.getCause())).toList())
        .suggests(DEFAULT_LIMITS, List::isEmpty)
        .shouldSatisfy(
            "not done after PT5S of virtual time",
            seen ->
                seen.size() == 1
                    && seen.getFirst().contains("not done after PT5S of virtual time:"));
    observed("the rest of from(2)", new Interleavings(7, 1, 5, limits).from(2))
        .suggests(DEFAULT_LIMITS)
        .shouldBe(new Interleavings(7, 2, 5, limits));
  }

  @Test
  @DisplayName("the seed is that of the system property, if that is set")
  void seedFromOutside() {
    String before = System.getProperty(Seeds.PROPERTY);
    System.setProperty(Seeds.PROPERTY, "2042");
    try {
      observed("Interleavings.of(9), with the property set to 2042", Interleavings.of(9))
          .suggests(SEED_OF_ITS_OWN, seen -> seen.seed() != 2042)
          .shouldBe(new Interleavings(9, 2042, Interleavings.MOST, Limits.DEFAULT));
    } finally {
      if (before == null) {
        System.clearProperty(Seeds.PROPERTY);
      } else {
        System.setProperty(Seeds.PROPERTY, before);
      }
    }
  }

  @Test
  @DisplayName("the numbers are those of a SplittableRandom with the seed")
  void generator() {
    Interleavings.shuffle(loop, 2042, 9);
    Task<Void> first =
        Tasks.of(loop)
            .create(
                async(
                    () -> {
                      for (int i = 0; i < 5; i++) {
                        trace.add(String.valueOf(time.polls()));
                        turns(1);
                      }
                    }),
                "first",
                null);
    Runner.runUntilComplete(loop, first);
    var random = new SplittableRandom(2042);
    var expected = new ArrayList<String>();
    int iteration = 0;
    for (int i = 0; i < 5; i++) {
      iteration += 1 + random.nextInt(10);
      expected.add(String.valueOf(iteration));
    }
    observed("the iterations of five steps with seed 2042, late by 9 at most", trace)
        .suggests(OTHER_GENERATOR)
        .shouldBe(expected.toArray(String[]::new));
  }

  @Test
  @DisplayName("every run has a loop of its own, which is closed")
  void loops() {
    var loops = new ArrayList<EventLoop>();
    Interleavings.of(3).from(1).explore(() -> loops.add(EventLoop.running()));
    observed("how many loops", loops.stream().distinct().count()).shouldBe(3L);
    observed("whether they are closed", loops.stream().allMatch(EventLoop::isClosed))
        .shouldBe(true);
  }

  @Test
  @DisplayName("there is at least one run")
  void noRuns() {
    attempting("no runs", () -> new Interleavings(0, 1, 3, Limits.DEFAULT))
        .shouldSatisfy(
            "an IllegalArgumentException: runs must be > 0: 0",
            thrown ->
                thrown instanceof IllegalArgumentException
                    && "runs must be > 0: 0".equals(thrown.getMessage()));
    attempting("less than none", () -> Interleavings.of(-1))
        .suggests(ZERO_ONLY, thrown -> thrown == null)
        .shouldSatisfy(
            "an IllegalArgumentException: runs must be > 0: -1",
            thrown ->
                thrown instanceof IllegalArgumentException
                    && "runs must be > 0: -1".equals(thrown.getMessage()));
  }
}
