package asyncio.periodic;

import asyncio.loop.EventLoop;
import asyncio.loop.ExceptionContext;
import asyncio.task.Failures;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * When work is repeated, and what happens if it is slow or fails. A schedule does not change: each
 * method returns another one.
 *
 * <pre>{@code
 * var schedule =
 *     Schedule.atFixedRate(Duration.ofSeconds(10))
 *         .named("heartbeat")
 *         .jitter(Duration.ofSeconds(1), new Random())
 *         .onFailure(failure -> log(failure.message(), failure.exception()));
 * try (var heartbeat = schedule.start(tick -> await(send(tick.number())))) {
 *   await(serve());
 *   await(heartbeat.stop());
 * }
 * }</pre>
 */
public final class Schedule {

  private static final Duration LONGEST = Duration.ofDays(36_500);
  private static final LongSupplier NO_JITTER = () -> 0;

  private final Duration interval;
  private final boolean fixedRate;
  private String name = "periodic";
  private Duration first = Duration.ZERO;
  private LongSupplier jitter = NO_JITTER;
  private Overlap overlap = Overlap.SKIP;
  private boolean catchesUp;
  private long times = Long.MAX_VALUE;
  private int mostFailures = Integer.MAX_VALUE;
  private FailureHandler handler = Schedule::tellLoop;

  private Schedule(Duration interval, boolean fixedRate) {
    this.interval = interval;
    this.fixedRate = fixedRate;
  }

  private Schedule(Schedule original) {
    this(original.interval, original.fixedRate);
    name = original.name;
    first = original.first;
    jitter = original.jitter;
    overlap = original.overlap;
    catchesUp = original.catchesUp;
    times = original.times;
    mostFailures = original.mostFailures;
    handler = original.handler;
  }

  /**
   * Runs that are due at fixed times: the first at the start, and one after each period from then
   * on, however long the runs take. Unless told otherwise, a due time that comes while a run is
   * under way is skipped, and of several that were missed only the last one gets a run.
   *
   * @throws IllegalArgumentException if the period is not positive, or longer than 36,500 days
   */
  public static Schedule atFixedRate(Duration period) {
    requirePositive("period", period);
    return new Schedule(requireNotTooLong("period", period), true);
  }

  /**
   * Runs with a pause between them: each is due a delay after the end of the one before. The first
   * is due at the start.
   *
   * @throws IllegalArgumentException if the delay is not positive, or longer than 36,500 days
   */
  public static Schedule withFixedDelay(Duration delay) {
    requirePositive("delay", delay);
    return new Schedule(requireNotTooLong("delay", delay), false);
  }

  /**
   * A name for people. The series' task has it, and each run's task has it with the number of its
   * tick: {@code heartbeat 3}. Without one, it is {@code periodic}.
   */
  public Schedule named(String name) {
    Objects.requireNonNull(name, "name");
    return changed(copy -> copy.name = name);
  }

  /**
   * The first run is due so long after the start, and the others move with it. Without this, it is
   * due at once.
   *
   * @throws IllegalArgumentException if the delay is negative, or longer than 36,500 days
   */
  public Schedule firstAfter(Duration delay) {
    if (delay.isNegative()) {
      throw new IllegalArgumentException("first delay must be >= 0: " + delay);
    }
    requireNotTooLong("first delay", delay);
    return changed(copy -> copy.first = delay);
  }

  /**
   * Each due time, also the first, comes later by a random time of its own. It says nothing about
   * the others: the due times of a fixed rate do not drift by it.
   *
   * @param most the random time is less than this
   * @throws IllegalArgumentException if that is not positive, or longer than the period or delay
   */
  public Schedule jitter(Duration most, RandomGenerator random) {
    Objects.requireNonNull(random, "random");
    requirePositive("jitter", most);
    if (most.compareTo(interval) > 0) {
      throw new IllegalArgumentException("jitter must be <= " + interval + ": " + most);
    }
    long bound = most.toNanos();
    return changed(copy -> copy.jitter = () -> random.nextLong(bound));
  }

  /**
   * What becomes of a due time that comes while runs are under way; without this, {@link
   * Overlap#SKIP}.
   *
   * @throws IllegalStateException if the delay is fixed: such runs never overlap
   */
  public Schedule overlap(Overlap overlap) {
    requireFixedRate();
    Objects.requireNonNull(overlap, "overlap");
    return changed(copy -> copy.overlap = overlap);
  }

  /**
   * Due times that were missed, because the loop was held up or the machine slept, each get a run,
   * as soon as the overlap policy lets them: a burst. Without this, only the last one does.
   *
   * @throws IllegalStateException if the delay is fixed: such runs cannot be missed
   */
  public Schedule catchingUp() {
    requireFixedRate();
    return changed(copy -> copy.catchesUp = true);
  }

  /**
   * The series ends when there were so many runs. Due times that wait for their turn count among
   * them, and those that are skipped do not.
   *
   * @throws IllegalArgumentException if that is less than one
   */
  public Schedule times(long runs) {
    if (runs < 1) {
      throw new IllegalArgumentException("times must be > 0: " + runs);
    }
    return changed(copy -> copy.times = runs);
  }

  /**
   * The series ends when so many runs in a row have failed, even if no more were to come. It has
   * ended before the last failure is told. Without this, it goes on for ever.
   *
   * @throws IllegalArgumentException if that is less than one
   */
  public Schedule givingUpAfter(int failuresInARow) {
    if (failuresInARow < 1) {
      throw new IllegalArgumentException("failures must be > 0: " + failuresInARow);
    }
    return changed(copy -> copy.mostFailures = failuresInARow);
  }

  /**
   * Who is told of each run that fails. Without this, it is the loop's exception handler: it gets
   * {@link RunFailure#message}, what the run threw, and the {@link RunFailure} as the source.
   */
  public Schedule onFailure(FailureHandler handler) {
    Objects.requireNonNull(handler, "handler");
    return changed(copy -> copy.handler = handler);
  }

  /**
   * Starts a series on the running loop.
   *
   * @throws IllegalStateException if no loop is running on this thread
   */
  public PeriodicTask start(PeriodicBody body) {
    return PeriodicTask.start(this, Objects.requireNonNull(body, "body"));
  }

  // What a series asks of it

  /** The series' name. */
  String name() {
    return name;
  }

  /** What becomes of a due time that comes while runs are under way. */
  Overlap overlap() {
    return overlap;
  }

  /** The due times of a series that starts at a time of the loop's clock. */
  DueTimes dueTimes(long start) {
    long begin = start + first.toNanos();
    return fixedRate
        ? new FixedRate(begin, interval.toNanos(), jitter, catchesUp)
        : new FixedDelay(begin, interval.toNanos(), jitter);
  }

  /** Whether there are to be more runs, after so many. */
  boolean wantsMore(long runs) {
    return runs < times;
  }

  /** Whether a series ends that has failed so often in a row. */
  boolean givesUp(int failuresInARow) {
    return failuresInARow >= mostFailures;
  }

  /** Tells the handler of a failure; and if that fails as well, the loop. */
  void report(RunFailure failure) {
    try {
      handler.handle(failure);
    } catch (Throwable thrown) {
      if (thrown instanceof Error error && !Failures.isFailure(error)) {
        throw error;
      }
      EventLoop.running()
          .callExceptionHandler(
              new ExceptionContext("the failure handler of " + name + " failed", thrown, failure));
    }
  }

  private static void tellLoop(RunFailure failure) {
    EventLoop.running()
        .callExceptionHandler(
            new ExceptionContext(failure.message(), failure.exception(), failure));
  }

  private Schedule changed(Consumer<Schedule> change) {
    var copy = new Schedule(this);
    change.accept(copy);
    return copy;
  }

  private void requireFixedRate() {
    if (!fixedRate) {
      throw new IllegalStateException("the delay is fixed: runs neither overlap nor are missed");
    }
  }

  private static void requirePositive(String what, Duration duration) {
    if (!duration.isPositive()) {
      throw new IllegalArgumentException(what + " must be > 0: " + duration);
    }
  }

  /** So that no sum of times is more than a long holds. */
  private static Duration requireNotTooLong(String what, Duration duration) {
    if (duration.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(what + " must be <= " + LONGEST + ": " + duration);
    }
    return duration;
  }
}
