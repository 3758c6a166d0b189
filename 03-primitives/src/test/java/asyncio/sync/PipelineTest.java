package asyncio.sync;

import static asyncio.Asyncio.allTasks;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.timeout;
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
import java.util.function.Supplier;
import java.util.stream.IntStream;
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
    var read = new int[1];
    runOrName(
        NO_BACK_PRESSURE,
        "an endless source, a stage, and a sink that never takes a second item",
        () -> {
          var stuck = new Event();
          Task<Void> running =
              start(
                  "run",
                  () ->
                      await(
                          Pipeline.<Integer>withCapacity(2)
                              .stage("stage", 1, (Integer item) -> item)
                              .run(endless(read), item -> await(stuck.waitUntilSet()))));
          pause(1000);
          running.cancel();
          ended(running);
        });

    // One with the sink, two before it, one with the worker, two before it, one in the hand.
    observed("how far the source was read", read[0])
        .suggests(NO_BACK_PRESSURE, seen -> seen > 7)
        .shouldBe(7);
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
