package asyncio.sync;

import static asyncio.Asyncio.allTasks;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.currentTask;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.timeout;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.sync.demo.PipelineDemo;
import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.ExceptionGroup;
import asyncio.task.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.Twin;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "03.7", points = 30, seconds = 15)
@DisplayName("03.7 A pipeline")
class PipelineTest extends OnVirtualTime {

  private static final Misconception ONE_AFTER_THE_OTHER =
      Misconception.of(
          "one-stage-after-the-other",
          "a stage begins when the one before is done with everything; they work side by side");

  private static final Misconception ONE_WORKER =
      Misconception.of(
          "one-worker", "a stage works on one item at a time, however many workers it has");

  private static final Misconception NO_BACK_PRESSURE =
      Misconception.of(
          "no-back-pressure",
          "the source is read on and on, although a later stage is slow and nobody has room; bound"
              + " the queues, and wait for room");

  private static final Misconception READS_ALL_FIRST =
      Misconception.of(
          "reads-the-whole-source-first",
          "the source is read to its end before anything is worked on; it may have no end");

  private static final Misconception LOSES_THE_LAST =
      Misconception.of(
          "first-worker-closes-the-stage",
          "the first worker of a stage that finds nothing left shuts the next queue down, while"
              + " others still hold an item; the last one does");

  private static final Misconception NEVER_ENDS =
      Misconception.of(
          "never-ends", "everything is through, and the run goes on waiting; shut the queues down");

  private static final Misconception DROPS_ON_STOP =
      Misconception.of(
          "stop-drops-items",
          "items that were taken from the source are lost when the pipeline is stopped; let them go"
              + " through");

  private static final Misconception STOP_IS_IGNORED =
      Misconception.of("stop-is-ignored", "the source is read on after stop");

  private static final Misconception FAILURE_IS_LOST =
      Misconception.of(
          "failure-is-lost",
          "something fails, and the run ends, or goes on, as if nothing had happened");

  private static final Misconception OTHERS_GO_ON =
      Misconception.of(
          "others-go-on",
          "something fails or the run is cancelled, and other parts of the pipeline go on; use a"
              + " task group");

  private static final Misconception MISTAKES_THE_STAGES_SHUTDOWN =
      Misconception.of(
          "takes-a-stages-shutdown-for-the-end",
          "a stage throws QueueShutDown because of a queue of its own, and it is taken for the end"
              + " of the pipeline; only one that comes from the stage's own get is");

  private static final Misconception SINKS_SHUTDOWN =
      Misconception.of(
          "takes-a-sinks-shutdown-for-the-end",
          "the sink throws QueueShutDown because of a queue of its own, and it is taken for the end"
              + " of the pipeline; only one that comes from the pipeline's own get is");

  private static final Misconception SOURCES_SHUTDOWN =
      Misconception.of(
          "takes-a-sources-shutdown-for-the-end",
          "the source throws QueueShutDown because of a queue of its own, and the run ends as if"
              + " the source had");

  private static final Misconception UNBOUNDED_BETWEEN =
      Misconception.of(
          "unbounded-between-stages",
          "a queue between two stages has no bound, so everything before it goes on, however slow"
              + " the rest is; every queue has the pipeline's capacity");

  private static final Misconception RUNS_ONCE =
      Misconception.of(
          "runs-once",
          "a pipeline remembers something of its first run, and the next one does not work; what"
              + " belongs to a run is made in the run");

  private static final Misconception FORGETS_THE_STOP =
      Misconception.of(
          "forgets-the-stop",
          "a run that begins after stop takes items from its source; look before each item, the"
              + " first one, too");

  private static final Misconception STAGE_CANCELLED =
      Misconception.of(
          "cancelled-stage-is-no-failure",
          "a stage throws a CancelledError, which nobody has asked for, and its item is lost"
              + " without a word, or the run waits for ever; a task group takes that for an end, so"
              + " make a failure of it");

  private static final Misconception ASKS_TOO_EARLY =
      Misconception.of(
          "asks-the-source-at-once",
          "the source is asked when run is called; it makes a coroutine, and nothing happens before"
              + " somebody awaits that");

  private static final Misconception NAMELESS =
      Misconception.of(
          "nameless-workers",
          "the workers' tasks are not named after their stage, so nobody who looks at a list of"
              + " tasks knows what they are");

  private static final Misconception SINK_AT_ONCE =
      Misconception.of(
          "sink-is-called-side-by-side", "the sink is called with an item while it has another");

  private final List<Integer> out = new ArrayList<>();

  private static List<Integer> numbers(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  private static Integer slowly(Integer item, long millis) {
    pause(millis);
    return item;
  }

  /** A source without an end, which counts how far it was read. */
  private static Iterable<Integer> endless(int[] read) {
    return () ->
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return true;
          }

          @Override
          public Integer next() {
            if (read[0] > 10_000) {
              throw new IllegalStateException("the source was read 10,000 times");
            }
            return read[0]++;
          }
        };
  }

  @Test
  @DisplayName("every item goes through every stage, in their order, and to the sink")
  void everyItemGoesThroughEveryStage() {
    runOrName(
        NEVER_ENDS,
        "three items go through two stages",
        () ->
            await(
                Pipeline.<Integer>withCapacity(2)
                    .stage("double", 1, (Integer item) -> item * 2)
                    .stage("add one", 1, (Integer item) -> item + 1)
                    .run(numbers(3), out::add)));

    observed("what the sink got", out).suggests(LOSES_THE_LAST).shouldBe(List.of(1, 3, 5));
  }

  @Test
  @DisplayName("a pipeline without stages gives the source's items to the sink")
  void withoutStages() {
    runOrName(
        NEVER_ENDS,
        "three items go through no stage",
        () -> await(Pipeline.<Integer>withCapacity(1).run(numbers(3), out::add)));

    observed("what the sink got", out).shouldBe(List.of(0, 1, 2));
  }

  @Test
  @DisplayName("an empty source ends the run")
  void anEmptySource() {
    runOrName(
        NEVER_ENDS,
        "no item goes through a stage with three workers",
        () ->
            await(
                Pipeline.<Integer>withCapacity(1)
                    .stage("idle", 3, (Integer item) -> item)
                    .run(List.of(), out::add)));

    observed("what the sink got", out).shouldBe(List.of());
  }

  @Test
  @DisplayName("stages work side by side")
  void stagesWorkSideBySide() {
    run(
        () ->
            await(
                Pipeline.<Integer>withCapacity(1)
                    .stage("first", 1, (Integer item) -> slowly(item, 10))
                    .stage("second", 1, (Integer item) -> slowly(item, 10))
                    .run(numbers(10), out::add)));

    observed("the milliseconds for 10 items through two stages of 10 ms", time.now().toMillis())
        .suggests(ONE_AFTER_THE_OTHER)
        .shouldBe(110L);
  }

  @Test
  @DisplayName("a stage works on as many items at once as it has workers")
  void aStageHasItsWorkers() {
    var inside = new int[2];
    run(
        () ->
            await(
                Pipeline.<Integer>withCapacity(10)
                    .stage(
                        "slow",
                        4,
                        (Integer item) -> {
                          inside[1] = Math.max(inside[1], ++inside[0]);
                          pause(10);
                          inside[0]--;
                          return item;
                        })
                    .run(numbers(12), out::add)));

    observed("the most items at once", inside[1])
        .suggests(ONE_WORKER, seen -> seen == 1)
        .shouldBe(4);
    observed("the milliseconds for 12 items of 10 ms", time.now().toMillis())
        .suggests(ONE_WORKER)
        .shouldBe(30L);
    observed("how many items came out", out.size()).suggests(LOSES_THE_LAST).shouldBe(12);
  }

  @Test
  @DisplayName("the last worker of a stage is waited for, however slow it is")
  void theLastWorkerIsWaitedFor() {
    runOrName(
        LOSES_THE_LAST,
        "three items go through a stage whose workers are differently fast",
        () ->
            await(
                Pipeline.<Integer>withCapacity(3)
                    .stage("uneven", 3, (Integer item) -> slowly(item, 1 + 50 * (2 - item)))
                    .run(numbers(3), out::add)));

    observed("what the sink got", out).suggests(LOSES_THE_LAST).shouldBe(List.of(2, 1, 0));
  }

  @Test
  @DisplayName("a slow sink holds up the source: it is read only as far as there is room")
  void aSlowSinkHoldsUpTheSource() {
    // One with the sink, two before it, one with the worker, two before it, one in the hand.
    observed("how far the source was read", readWhileTheSinkIsStuck(NO_BACK_PRESSURE, "one"))
        .suggests(NO_BACK_PRESSURE, seen -> seen > 7)
        .shouldBe(7);
  }

  @Test
  @DisplayName("a slow sink holds up the source through every stage")
  void aSlowSinkHoldsUpEveryStage() {
    observed(
            "how far the source was read",
            readWhileTheSinkIsStuck(UNBOUNDED_BETWEEN, "one", "two", "three"))
        .suggests(UNBOUNDED_BETWEEN, seen -> seen > 13)
        .shouldBe(13);
  }

  private int readWhileTheSinkIsStuck(Misconception otherwise, String... stages) {
    var read = new int[1];
    runOrName(
        otherwise,
        "an endless source, and a sink that never takes a second item",
        () -> {
          var stuck = new Event();
          var pipeline = Pipeline.<Integer>withCapacity(2);
          for (String stage : stages) {
            pipeline = pipeline.stage(stage, 1, item -> item);
          }
          Coroutine<Void> run = pipeline.run(endless(read), item -> await(stuck.waitUntilSet()));
          Task<Void> running = start("run", () -> await(run));
          pause(1000);
          running.cancel();
          ended(running);
        });
    return read[0];
  }

  @Test
  @DisplayName("the first item comes out while the source is still being read")
  void theFirstItemComesOutEarly() {
    var read = new int[1];
    runOrName(
        READS_ALL_FIRST,
        "an endless source, of which 20 items are wanted",
        () -> {
          var pipeline =
              Pipeline.<Integer>withCapacity(1).stage("stage", 1, (Integer item) -> item);
          await(
              pipeline.run(
                  endless(read),
                  item -> {
                    out.add(item);
                    if (out.size() == 20) {
                      pipeline.stop();
                    }
                  }));
        });

    observed("how many items came out of those that were read", out.size())
        .suggests(DROPS_ON_STOP, seen -> seen < read[0])
        .shouldBe(read[0]);
    observed("how far the source was read after 20 had come out", read[0])
        .suggests(STOP_IS_IGNORED)
        .shouldSatisfy("at most 26", seen -> seen <= 26);
  }

  @Test
  @DisplayName("stop lets everything through that was taken from the source")
  void stopLetsEverythingThrough() {
    var read = new int[1];
    runOrName(
        STOP_IS_IGNORED,
        "stop a pipeline with items in every place",
        () -> {
          var pipeline =
              Pipeline.<Integer>withCapacity(3)
                  .stage("first", 2, (Integer item) -> slowly(item, 5))
                  .stage("second", 1, (Integer item) -> slowly(item, 7));
          Task<Void> running = start("run", () -> await(pipeline.run(endless(read), out::add)));
          pause(50);
          pipeline.stop();
          await(running);
        });

    observed("the items that came out, sorted", out.stream().sorted().toList())
        .suggests(DROPS_ON_STOP)
        .shouldBe(numbers(read[0]));
  }

  @Test
  @DisplayName("the sink has one item at a time")
  void theSinkHasOneItemAtATime() {
    var inside = new int[2];
    run(
        () ->
            await(
                Pipeline.<Integer>withCapacity(4)
                    .stage("stage", 4, (Integer item) -> item)
                    .run(
                        numbers(8),
                        item -> {
                          inside[1] = Math.max(inside[1], ++inside[0]);
                          pause(5);
                          inside[0]--;
                        })));

    observed("the most items that the sink had at once", inside[1])
        .suggests(SINK_AT_ONCE)
        .shouldBe(1);
  }

  @Test
  @DisplayName("a failure in a stage ends the run, with everything else cancelled")
  void aFailureInAStage() {
    failing(
        "a stage",
        () ->
            Pipeline.<Integer>withCapacity(2)
                .stage("before", 2, (Integer item) -> slowly(item, 3))
                .stage(
                    "failing",
                    1,
                    (Integer item) -> {
                      if (item == 3) {
                        throw new IllegalArgumentException("on purpose");
                      }
                      return item;
                    })
                .stage("after", 2, (Integer item) -> slowly(item, 1))
                .run(endless(new int[1]), out::add));
  }

  @Test
  @DisplayName("a failure in the source ends the run, with everything else cancelled")
  void aFailureInTheSource() {
    Iterable<Integer> source =
        () ->
            numbers(6).stream()
                .peek(
                    item -> {
                      if (item == 3) {
                        throw new IllegalArgumentException("on purpose");
                      }
                    })
                .iterator();
    failing(
        "the source",
        () ->
            Pipeline.<Integer>withCapacity(1)
                .stage("stage", 2, (Integer item) -> slowly(item, 100))
                .run(source, out::add));
  }

  @Test
  @DisplayName("a failure in the sink ends the run, with everything else cancelled")
  void aFailureInTheSink() {
    failing(
        "the sink",
        () ->
            Pipeline.<Integer>withCapacity(1)
                .stage("stage", 2, (Integer item) -> slowly(item, 1))
                .run(
                    endless(new int[1]),
                    item -> {
                      if (item == 3) {
                        throw new IllegalArgumentException("on purpose");
                      }
                    }));
  }

  private void failing(String what, Supplier<Coroutine<Void>> run) {
    runOrName(
        FAILURE_IS_LOST,
        what + " fails",
        () -> {
          try {
            await(timeout(Duration.ofSeconds(10), () -> await(run.get())));
            note("ended");
          } catch (ExceptionGroup failed) {
            note(failed.exceptions().toString());
          }
          note("tasks left: " + (allTasks().size() - 1));
        });

    observed("how the run ended", trace)
        .suggests(FAILURE_IS_LOST, seen -> seen.getFirst().equals("ended"))
        .suggests(OTHERS_GO_ON)
        .shouldBe("[java.lang.IllegalArgumentException: on purpose]", "tasks left: 0");
  }

  @Test
  @DisplayName("when the run is cancelled, nothing of it goes on")
  void aCancelledRun() {
    var worked = new int[1];
    runOrName(
        OTHERS_GO_ON,
        "cancel a run in the middle",
        () -> {
          Task<Void> running =
              start(
                  "run",
                  () ->
                      await(
                          Pipeline.<Integer>withCapacity(2)
                              .stage(
                                  "stage",
                                  3,
                                  (Integer item) -> {
                                    worked[0]++;
                                    return slowly(item, 5);
                                  })
                              .run(endless(new int[1]), out::add)));
          pause(22);
          running.cancel();
          try {
            await(running);
          } catch (CancelledError cancelled) {
            note("cancelled");
          }
          int before = worked[0];
          pause(100);
          note("items begun after that: " + (worked[0] - before));
          note("tasks left: " + (allTasks().size() - 1));
        });

    observed("what happened", trace)
        .suggests(OTHERS_GO_ON)
        .shouldBe("cancelled", "items begun after that: 0", "tasks left: 0");
  }

  @Test
  @DisplayName("a stage that throws QueueShutDown has failed, and not ended")
  void aStageWithAQueueOfItsOwn() {
    var closed = new Queue<Integer>();
    closed.shutdown();
    runOrName(
        MISTAKES_THE_STAGES_SHUTDOWN,
        "a stage takes from a queue of its own, which is shut down",
        () -> {
          try {
            await(
                Pipeline.<Integer>withCapacity(2)
                    .stage("stage", 1, (Integer item) -> await(closed.get()))
                    .run(numbers(2), out::add));
            note("ended");
          } catch (ExceptionGroup failed) {
            note("failed: " + failed.exceptions().getFirst().getClass().getSimpleName());
          }
        });

    observed("how the run ended", trace)
        .suggests(MISTAKES_THE_STAGES_SHUTDOWN)
        .shouldBe("failed: QueueShutDown");
  }

  @Test
  @DisplayName("a sink that throws QueueShutDown has failed, and so has a source")
  void aSinkAndASourceWithAQueueOfTheirOwn() {
    var closed = new Queue<Integer>();
    closed.shutdown();
    Iterable<Integer> failing = () -> Stream.generate(closed::getNow).iterator();
    runOrName(
        SINKS_SHUTDOWN,
        "a sink takes from a queue of its own, which is shut down",
        () -> note("sink " + failure(numbers(9), item -> await(closed.get()))));
    runOrName(
        SOURCES_SHUTDOWN,
        "a source takes from a queue of its own, which is shut down",
        () -> note("source " + failure(failing, out::add)));

    observed("how the runs ended", trace)
        .suggests(SINKS_SHUTDOWN, seen -> seen.contains("sink ended"))
        .suggests(SOURCES_SHUTDOWN)
        .shouldBe("sink failed: QueueShutDown", "source failed: QueueShutDown");
  }

  /** How a run through one stage ends. */
  private static String failure(Iterable<Integer> source, Sink<Integer> sink) {
    try {
      await(
          Pipeline.<Integer>withCapacity(2)
              .stage("stage", 1, (Integer item) -> item)
              .run(source, sink));
      return "ended";
    } catch (ExceptionGroup failed) {
      return "failed: " + failed.exceptions().getFirst().getClass().getSimpleName();
    }
  }

  @Test
  @DisplayName("a stage that throws CancelledError has failed")
  void aStageThatIsCancelled() {
    runOrName(
        STAGE_CANCELLED,
        "a stage awaits something that was cancelled",
        () -> {
          try {
            await(
                Pipeline.<Integer>withCapacity(2)
                    .stage(
                        "stage",
                        2,
                        (Integer item) -> {
                          if (item == 1) {
                            throw new CancelledError("not the run's");
                          }
                          return item;
                        })
                    .run(numbers(5), out::add));
            note("ended, with " + out.size() + " of 5 items");
          } catch (ExceptionGroup failed) {
            note("failed");
          }
        });

    observed("how the run ended", trace).suggests(STAGE_CANCELLED).shouldBe("failed");
  }

  @Test
  @DisplayName("a pipeline can run again, also while it runs")
  void itRunsAgain() {
    var pipeline =
        Pipeline.<Integer>withCapacity(1).stage("stage", 2, (Integer item) -> slowly(item, 1));
    runOrName(
        RUNS_ONCE,
        "run a pipeline, and then twice at once",
        () -> {
          await(pipeline.run(numbers(3), out::add));
          await(gather(pipeline.run(numbers(3), out::add), pipeline.run(numbers(3), out::add)));
        });

    observed("what came out, sorted", out.stream().sorted().toList())
        .suggests(RUNS_ONCE)
        .shouldBe(List.of(0, 0, 0, 1, 1, 1, 2, 2, 2));
  }

  @Test
  @DisplayName("after stop, a run takes nothing from its source")
  void aRunAfterStop() {
    var read = new int[1];
    runOrName(
        FORGETS_THE_STOP,
        "stop a pipeline, and run it",
        () -> {
          var pipeline =
              Pipeline.<Integer>withCapacity(1).stage("stage", 1, (Integer item) -> item);
          pipeline.stop();
          await(timeout(Duration.ofSeconds(1), () -> await(pipeline.run(endless(read), out::add))));
        });

    observed("how far the source was read", read[0]).suggests(FORGETS_THE_STOP).shouldBe(0);
  }

  @Test
  @DisplayName("nothing is asked of the source before the run is awaited")
  void nothingHappensBeforeTheAwait() {
    Iterable<Integer> source =
        () -> {
          throw new IllegalArgumentException("on purpose");
        };
    run(
        () -> {
          Coroutine<Void> run =
              during(
                  ASKS_TOO_EARLY,
                  "making a run of a source that fails at once",
                  () -> Pipeline.<Integer>withCapacity(1).run(source, out::add));
          try {
            await(run);
            note("ended");
          } catch (ExceptionGroup failed) {
            note("in a group");
          } catch (IllegalArgumentException bare) {
            note("on its own");
          }
        });

    observed("how the source's failure came out", trace).shouldBe("in a group");
  }

  @Test
  @DisplayName("workers have their stage's name, and a number")
  void workersHaveNames() {
    var names = new TreeSet<String>();
    run(
        () ->
            await(
                Pipeline.<Integer>withCapacity(1)
                    .stage(
                        "wash",
                        2,
                        (Integer item) -> {
                          names.add(currentTask().name());
                          return slowly(item, 1);
                        })
                    .run(numbers(4), out::add)));

    observed("the tasks that washed", List.copyOf(names))
        .suggests(NAMELESS)
        .shouldBe("wash 1", "wash 2");
  }

  @Test
  @DisplayName("in 100 random pipelines nothing is lost, and nothing is run twice")
  void randomPipelines() {
    for (int seed = 1; seed <= 100; seed++) {
      var random = new Random(seed);
      var results = new ArrayList<Integer>();
      var runs = new int[3][40];
      String program = "the random pipeline with seed " + seed;
      int items = random.nextInt(40);
      var pipeline = new ArrayList<Pipeline<Integer, Integer>>();
      pipeline.add(Pipeline.withCapacity(1 + random.nextInt(3)));
      for (int i = 0; i < 3; i++) {
        int[] counted = runs[i];
        int longest = 1 + random.nextInt(4);
        pipeline.add(
            pipeline
                .getLast()
                .stage(
                    "stage " + i,
                    1 + random.nextInt(4),
                    item -> {
                      counted[item]++;
                      ticks(random.nextInt(longest));
                      return item;
                    }));
      }
      runOrName(
          LOSES_THE_LAST,
          program,
          () -> await(pipeline.getLast().run(numbers(items), results::add)));

      observed("the items that came out, in " + program, results.stream().sorted().toList())
          .suggests(LOSES_THE_LAST)
          .shouldBe(numbers(items));
      for (int[] counted : runs) {
        observed(
                "how often an item went through a stage, in " + program,
                IntStream.of(counted).max().orElse(0))
            .shouldSatisfy("once at most", seen -> seen <= 1);
      }
    }
  }

  @Test
  @DisplayName("the demo prints what its CPython twin prints")
  void theDemoPrintsWhatItsCPythonTwinPrints() {
    try (var loop = EventLoop.create(time, time)) {
      PipelineDemo.program(loop, trace::add);
    }

    Twin.expectSameAsCPython("pipelines", trace.lines());
  }
}
