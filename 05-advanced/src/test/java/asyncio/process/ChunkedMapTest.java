package asyncio.process;

import static asyncio.Asyncio.await;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.task.CancelledError;
import asyncio.task.Future;
import asyncio.task.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "05.2", part = 4, points = 11, seconds = 20)
@DisplayName("05.2 Processes, part 4: a map in chunks")
class ChunkedMapTest extends OnPretendWorkers {

  private static final Misconception AS_THEY_COME =
      Misconception.of(
          "results-as-they-come",
          "results are given out as they come; they have the order of the arguments");

  private static final Misconception WRONG_CHUNKS =
      Misconception.of(
          "chunks-of-another-size",
          "a job has more arguments than it should, or fewer though there are more, or none");

  private static final Misconception TOO_FAR_AHEAD =
      Misconception.of(
          "too-far-ahead",
          "more jobs are ahead than there may be: submitted, and their results not taken");

  private static final Misconception ASKS_FOR_ALL =
      Misconception.of(
          "asks-for-all-arguments",
          "all arguments are asked for at once, though few of them are needed now; there may be no"
              + " end of them");

  private static final Misconception BATCHES =
      Misconception.of(
          "waits-for-the-whole-batch",
          "the next jobs are submitted when all before them are through; submit one whenever one is"
              + " taken");

  private static final Misconception BEGINS_LATE =
      Misconception.of(
          "begins-when-asked",
          "nothing is submitted before the first result is asked for; the workers could be at it");

  private static final Misconception FAILURE_LEAVES_OTHERS =
      Misconception.of(
          "failure-leaves-the-others-running",
          "the map has ended by a failure, and the jobs that are ahead go on, which nobody wants");

  private static final Misconception FAILURE_AT_ONCE =
      Misconception.of(
          "failure-overtakes",
          "a job fails, and the results before it are not given out; a failure has its place in the"
              + " order");

  private static final Misconception GOES_ON_AFTER =
      Misconception.of(
          "goes-on-after-a-failure", "there are results after a failure, which ends the map");

  private static final Misconception CLOSE_LEAVES =
      Misconception.of(
          "close-leaves-jobs-running",
          "the map is closed, and its jobs go on, or their results come");

  private static final Misconception CANCEL_LEAVES =
      Misconception.of(
          "cancelled-reader-leaves-jobs-running",
          "who goes through the map is cancelled, and the jobs that are ahead go on");

  private static final Misconception TWICE =
      Misconception.of(
          "gone-through-twice",
          "a map can be gone through twice, and the second time has no results");

  private static final Misconception LIMIT_FORGOTTEN =
      Misconception.of("map-forgets-the-limit", "the limit for each job does not come to the pool");

  private static final Misconception SUBMITS_LATE =
      Misconception.of(
          "submits-when-a-chunk-is-used-up",
          "the next job is submitted when the last result of a chunk is taken; do so with the"
              + " first, so that it is under way meanwhile");

  private static final Misconception ONE_TOO_MANY =
      Misconception.of(
          "asks-for-one-more",
          "it is asked whether there is another argument when none is needed, which may have to be"
              + " fetched or waited for; look first whether it is needed");

  private static final Misconception NULL_REFUSED =
      Misconception.of("null-is-refused", "an argument is null, or a result, and that is refused");

  private static final Misconception CANCELLED_IN_THE_ARGUMENTS =
      Misconception.of(
          "cancelled-among-the-arguments",
          "the arguments' iterator waits, and is cancelled, and the jobs that are ahead go on");

  private static final Misconception TAKEN_OUT_BEFORE =
      Misconception.of(
          "taken-out-before-it-is-done",
          "the map is closed while somebody waits for a result, and the job waited for goes on;"
              + " leave it in the queue until it is done");

  private static final Misconception CLOSED_MEANWHILE =
      Misconception.of(
          "closed-meanwhile-goes-unnoticed",
          "the map was closed while it waited, for a result or in the arguments' iterator, and goes"
              + " on; look again after whatever may have waited");

  /** Doubles numbers; it never runs anywhere else. */
  record Twice() implements JobFunction<Integer, Integer> {

    @Override
    public Integer apply(Integer number) {
      if (number != null && number < 0) {
        throw new IllegalArgumentException("negative: " + number);
      }
      return number == null ? 0 : 2 * number;
    }
  }

  /** Gives back what it gets. */
  record Same() implements JobFunction<Integer, Integer> {

    @Override
    public Integer apply(Integer number) {
      return number;
    }
  }

  /** Does each job a while after it was submitted; without a limit on how many at once. */
  private final class PretendPool implements Submitter {

    private final List<Chunk<?, ?>> jobs = new ArrayList<>();
    private final List<Future<?>> futures = new ArrayList<>();
    private final List<Duration> limits = new ArrayList<>();
    private final long[] millis;
    private int refusesFrom = Integer.MAX_VALUE;

    /** The jobs take so long; when there are no more times, the last one. */
    PretendPool(long... millis) {
      this.millis = millis;
    }

    @Override
    public <T> Future<T> submit(Job<T> job, Duration limit) {
      if (jobs.size() >= refusesFrom) {
        throw new IllegalStateException("the pool is shut down");
      }
      var chunk = (Chunk<?, ?>) job;
      EventLoop loop = EventLoop.running();
      var future = new Future<T>(loop);
      String name = chunk.arguments().toString();
      long takes = millis[Math.min(jobs.size(), millis.length - 1)];
      jobs.add(chunk);
      futures.add(future);
      limits.add(limit);
      at("submitted " + name);
      loop.callLater(millis(takes), () -> end(job, future));
      future.addDoneCallback(
          done -> {
            if (done.isCancelled()) {
              at("cancelled " + name);
            }
          });
      return future;
    }

    private <T> void end(Job<T> job, Future<T> future) {
      if (future.isDone()) {
        return;
      }
      try {
        future.setResult(job.call());
      } catch (Exception thrown) {
        future.setException(thrown);
      }
    }

    long open() {
      return futures.stream().filter(future -> !future.isDone()).count();
    }
  }

  private static List<Integer> upTo(int number) {
    return IntStream.range(0, number).boxed().toList();
  }

  private static Chunking chunking(int size, int mostAhead) {
    return Chunking.of(size).withMostAhead(mostAhead);
  }

  private static ChunkedMap<Integer, Integer> map(
      PretendPool pool, Iterable<Integer> arguments, Chunking chunking) {
    return new ChunkedMap<>(pool, new Twice(), arguments, chunking);
  }

  /** Numbers that note how many of them were asked for. */
  private static final class Counted implements Iterable<Integer> {

    private int asked;
    private int lookedFor;
    private final int failsAt;

    Counted(int failsAt) {
      this.failsAt = failsAt;
    }

    @Override
    public Iterator<Integer> iterator() {
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          lookedFor = Math.max(lookedFor, asked + 1);
          return true;
        }

        @Override
        public Integer next() {
          if (asked == failsAt) {
            throw new IllegalStateException("no more numbers");
          }
          if (asked > 10_000) {
            throw new IllegalStateException("somebody asks for all numbers there are");
          }
          return asked++;
        }
      };
    }
  }

  @Test
  @DisplayName("results have the order of the arguments, whichever job is done first")
  void inTheOrderOfTheArguments() {
    run(
        () -> {
          var pool = new PretendPool(30, 20, 10);
          observed("the results", map(pool, upTo(6), chunking(2, 3)).toList())
              .suggests(AS_THEY_COME)
              .shouldBe(List.of(0, 2, 4, 6, 8, 10));
        });
  }

  @Test
  @DisplayName("each job has as many arguments as a chunk, and the last one what is left")
  void chunks() {
    run(
        () -> {
          var pool = new PretendPool(10);
          map(pool, upTo(7), chunking(3, 8)).toList();
          map(pool, upTo(3), chunking(3, 8)).toList();
          map(pool, List.of(), chunking(3, 8)).toList();
          observed(
                  "the arguments of the jobs",
                  pool.jobs.stream().map(chunk -> chunk.arguments().toString()).toList())
              .suggests(WRONG_CHUNKS)
              .shouldBe("[0, 1, 2]", "[3, 4, 5]", "[6]", "[0, 1, 2]");
        });
  }

  @Test
  @DisplayName("an argument may be null, and so may a result")
  void nullIsAnArgument() {
    run(
        () -> {
          List<Integer> numbers = Arrays.asList(1, null, 3);
          List<Integer> results = new ArrayList<>();
          attempting(
                  "taking all results",
                  () ->
                      results.addAll(
                          new ChunkedMap<>(new PretendPool(1), new Same(), numbers, chunking(2, 2))
                              .toList()))
              .suggests(NULL_REFUSED)
              .shouldSucceed();
          observed("the results", results).shouldBe(numbers);
        });
  }

  @Test
  @DisplayName("the first jobs are submitted when the map is made")
  void beginsAtOnce() {
    run(
        () -> {
          var pool = new PretendPool(10);
          try (var _ = map(pool, upTo(10), chunking(2, 3))) {
            observed("how many jobs were submitted", pool.jobs.size())
                .suggests(BEGINS_LATE, jobs -> jobs == 0)
                .suggests(TOO_FAR_AHEAD, jobs -> jobs > 3)
                .shouldBe(3);
          }
        });
  }

  @Test
  @DisplayName("a job is submitted whenever the results of one are taken")
  void oneForOne() {
    run(
        () -> {
          var pool = new PretendPool(10, 40, 10);
          map(pool, upTo(4), chunking(1, 2)).toList();
        });
    observed("what happened", trace)
        .suggests(BATCHES, seen -> seen.contains("submitted [2] at 40"))
        .suggests(TOO_FAR_AHEAD, seen -> seen.contains("submitted [2] at 0"))
        .shouldBe(
            "submitted [0] at 0",
            "submitted [1] at 0",
            "submitted [2] at 10",
            "submitted [3] at 40");
  }

  @Test
  @DisplayName("who is slow with the results has no more than so many jobs done ahead")
  void backPressure() {
    run(
        () -> {
          var pool = new PretendPool(1);
          var numbers = new Counted(-1);
          try (var results = map(pool, numbers, chunking(10, 2))) {
            var iterator = results.iterator();
            pause(100);
            observed("how many jobs were submitted before a result was taken", pool.jobs.size())
                .suggests(TOO_FAR_AHEAD)
                .shouldBe(2);
            observed("how many arguments were asked for", numbers.asked)
                .suggests(ASKS_FOR_ALL)
                .shouldBe(20);
            iterator.next();
            int withTheFirst = pool.jobs.size();
            for (int i = 1; i < 10; i++) {
              iterator.next();
            }
            pause(100);
            observed("how many jobs were submitted when one chunk is taken", pool.jobs.size())
                .suggests(TOO_FAR_AHEAD, jobs -> jobs > 3)
                .suggests(BATCHES, jobs -> jobs < 3)
                .shouldBe(3);
            observed("how many of them with the first result of the chunk", withTheFirst)
                .suggests(SUBMITS_LATE)
                .shouldBe(3);
            observed("how many arguments were asked for then", numbers.asked)
                .suggests(ASKS_FOR_ALL)
                .shouldBe(30);
          }
        });
  }

  @Test
  @DisplayName("no more arguments are asked for than the jobs need that are ahead")
  void lazyArguments() {
    run(
        () -> {
          var numbers = new Counted(-1);
          attempting(
                  "making a map of numbers without end",
                  () -> map(new PretendPool(1), numbers, chunking(3, 2)).close())
              .suggests(ASKS_FOR_ALL)
              .shouldSucceed();
          observed("how many were asked for", numbers.asked).suggests(ASKS_FOR_ALL).shouldBe(6);
          observed("how many were looked for", numbers.lookedFor)
              .suggests(ONE_TOO_MANY)
              .shouldBe(6);
        });
  }

  @Test
  @DisplayName("a failure comes in its place, ends the map, and the jobs ahead are cancelled")
  void aJobFails() {
    run(
        () -> {
          var pool = new PretendPool(30, 10, 1_000, 1_000);
          Iterator<Integer> results = map(pool, List.of(1, -2, 3, 4), chunking(1, 3)).iterator();
          attempting("asking for the first result", results::next)
              .suggests(FAILURE_AT_ONCE, IllegalArgumentException.class::isInstance)
              .shouldSucceed();
          attempting("asking for the result that cannot be had", results::next)
              .shouldThrow(IllegalArgumentException.class);
          observed("whether there is another result", results.hasNext())
              .suggests(GOES_ON_AFTER)
              .shouldBe(false);
          attempting("asking for it", results::next).shouldThrow(NoSuchElementException.class);
          observed("jobs that go on", pool.open()).suggests(FAILURE_LEAVES_OTHERS).shouldBe(0L);
          pause(1);
        });
    observed("what happened", trace)
        .shouldBe(
            "submitted [1] at 0",
            "submitted [-2] at 0",
            "submitted [3] at 0",
            "submitted [4] at 30",
            "cancelled [3] at 30",
            "cancelled [4] at 30");
  }

  @Test
  @DisplayName("who is cancelled while it waits for a result has all jobs cancelled")
  void theReaderIsCancelled() {
    run(
        () -> {
          var pool = new PretendPool(100);
          Task<Void> reader = start("reader", () -> map(pool, upTo(9), chunking(1, 3)).toList());
          pause(10);
          reader.cancel();
          attempting("awaiting the reader", () -> await(reader)).shouldThrow(CancelledError.class);
          observed("jobs that go on", pool.open()).suggests(CANCEL_LEAVES).shouldBe(0L);
        });
  }

  @Test
  @DisplayName("a map that is closed has its jobs cancelled, and no more results")
  void closedInTheMiddle() {
    run(
        () -> {
          var pool = new PretendPool(10, 1_000);
          ChunkedMap<Integer, Integer> map = map(pool, upTo(9), chunking(2, 3));
          Iterator<Integer> results = map.iterator();
          results.next();
          map.close();
          observed("jobs that go on", pool.open()).suggests(CLOSE_LEAVES).shouldBe(0L);
          observed("whether there is another result", results.hasNext())
              .suggests(CLOSE_LEAVES)
              .shouldBe(false);
          attempting("closing it once more", map::close).shouldSucceed();
        });
  }

  @Test
  @DisplayName("a map that is closed while somebody waits for a result has that job cancelled, too")
  void closedWhileSomebodyWaits() {
    run(
        () -> {
          var pool = new PretendPool(1_000);
          ChunkedMap<Integer, Integer> map = map(pool, upTo(9), chunking(1, 3));
          Task<Void> reader = start("reader", map::toList);
          pause(10);
          map.close();
          observed("jobs that go on", pool.open())
              .suggests(TAKEN_OUT_BEFORE, jobs -> jobs == 1)
              .shouldBe(0L);
          pause(10);
          observed("whether the reader has come to an end", reader.isDone()).shouldBe(true);
        });
  }

  @Test
  @DisplayName("a map that is closed when a result is there, and not yet taken, does not give it")
  void closedJustBeforeItIsTaken() {
    run(
        () -> {
          var pool = new PretendPool(10);
          ChunkedMap<Integer, Integer> map = map(pool, upTo(9), chunking(1, 3));
          List<Integer> results = new ArrayList<>();
          start("reader", () -> map.forEach(results::add));
          // In the same iteration as the end of the jobs, whose callbacks have not run yet.
          EventLoop.running().callLater(millis(10), map::close);
          pause(50);
          observed("the results", results).suggests(CLOSED_MEANWHILE).shouldBe(List.of());
          observed("how many jobs were submitted", pool.jobs.size())
              .suggests(CLOSED_MEANWHILE)
              .shouldBe(3);
        });
  }

  @Test
  @DisplayName("a map that is closed while the arguments' iterator waits submits nothing any more")
  void closedWhileTheArgumentsWait() {
    run(
        () -> {
          var pool = new PretendPool(10, 1_000);
          var map = map(pool, () -> waitingFrom(6), chunking(2, 3));
          start("reader", map::toList);
          pause(20);
          map.close();
          pause(1_000);
          observed("how many jobs were submitted", pool.jobs.size())
              .suggests(CLOSED_MEANWHILE, jobs -> jobs > 3)
              .shouldBe(3);
        });
  }

  @Test
  @DisplayName("who is cancelled while the arguments' iterator waits has all jobs cancelled")
  void cancelledWhileTheArgumentsWait() {
    run(
        () -> {
          var pool = new PretendPool(10, 1_000);
          Task<Void> reader =
              start("reader", () -> map(pool, () -> waitingFrom(6), chunking(2, 3)).toList());
          pause(20);
          reader.cancel();
          attempting("awaiting the reader", () -> await(reader)).shouldThrow(CancelledError.class);
          observed("jobs that go on", pool.open())
              .suggests(CANCELLED_IN_THE_ARGUMENTS)
              .shouldBe(0L);
        });
  }

  /** Numbers of which those from one on are a while in coming. */
  private static Iterator<Integer> waitingFrom(int first) {
    return IntStream.range(0, 9)
        .peek(
            number -> {
              if (number >= first) {
                pause(100);
              }
            })
        .iterator();
  }

  @Test
  @DisplayName("what the arguments' iterator throws ends the map")
  void anArgumentCannotBeHad() {
    run(
        () -> {
          var pool = new PretendPool(10, 1_000);
          attempting(
                  "making a map whose first arguments cannot be had",
                  () -> map(pool, new Counted(3), chunking(2, 3)))
              .shouldThrow(IllegalStateException.class);
          observed("jobs that go on", pool.open()).suggests(FAILURE_LEAVES_OTHERS).shouldBe(0L);
          Iterator<Integer> results = map(pool, new Counted(5), chunking(2, 2)).iterator();
          attempting("asking for all results", () -> results.forEachRemaining(_ -> {}))
              .shouldThrow(IllegalStateException.class);
          observed("jobs that go on after that", pool.open())
              .suggests(FAILURE_LEAVES_OTHERS)
              .shouldBe(0L);
          observed("whether there is another result", results.hasNext())
              .suggests(GOES_ON_AFTER)
              .shouldBe(false);
        });
  }

  @Test
  @DisplayName("a pool that is shut down meanwhile ends the map")
  void thePoolIsShutDown() {
    run(
        () -> {
          var pool = new PretendPool(10, 1_000);
          pool.refusesFrom = 2;
          Iterator<Integer> results = map(pool, upTo(9), chunking(1, 2)).iterator();
          attempting("asking for all results", () -> results.forEachRemaining(_ -> {}))
              .shouldThrow(IllegalStateException.class);
          observed("jobs that go on", pool.open()).suggests(FAILURE_LEAVES_OTHERS).shouldBe(0L);
        });
  }

  @Test
  @DisplayName("the limit for each job comes to the pool")
  void theLimit() {
    run(
        () -> {
          var pool = new PretendPool(1);
          map(pool, upTo(2), chunking(1, 2).withLimit(millis(500))).toList();
          observed("the limits", pool.limits)
              .suggests(LIMIT_FORGOTTEN)
              .shouldBe(List.of(millis(500), millis(500)));
        });
  }

  @Test
  @DisplayName("a map can be gone through once")
  void once() {
    run(
        () -> {
          ChunkedMap<Integer, Integer> map = map(new PretendPool(1), upTo(2), chunking(1, 2));
          map.toList();
          attempting("going through it again", map::iterator)
              .suggests(TWICE, thrown -> thrown == null)
              .shouldSatisfy(
                  "an IllegalStateException: a map can be gone through once",
                  thrown ->
                      thrown instanceof IllegalStateException
                          && "a map can be gone through once".equals(thrown.getMessage()));
          ChunkedMap<Integer, Integer> begun = map(new PretendPool(1), upTo(2), chunking(1, 2));
          begun.iterator().next();
          attempting("having a list of what is left", begun::toList)
              .suggests(TWICE, thrown -> thrown == null)
              .shouldThrow(IllegalStateException.class);
          begun.close();
        });
  }
}
